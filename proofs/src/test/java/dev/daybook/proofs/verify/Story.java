package dev.daybook.proofs.verify;

import dev.daybook.proofs.Checkpoint;
import dev.daybook.proofs.EventLine;
import dev.daybook.proofs.Frontier;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.Node;
import dev.daybook.proofs.NoteSigner;
import dev.daybook.proofs.ProofPlan;
import dev.daybook.proofs.Receipt;
import dev.daybook.proofs.SignedNote;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tenant's history as a service hands it out, made up. */
final class Story {

  static final NoteSigner SIGNER = NoteSigner.of("daybook.example", NoteSigner.generate());

  private final List<String> events = new ArrayList<>();
  private final List<List<Hash>> completed = new ArrayList<>();
  private final Frontier tree = Frontier.empty();

  /** Of so many events, at every third position: others belong to other tenants. */
  static Story of(int size) {
    var story = new Story();
    for (int i = 0; i < size; i++) {
      story.add(
          """
          {"specversion":"1.0","id":"%s","type":"test.noted","time":"2026-11-21T08:30:00.000000Z",\
          "data":{"amount":"12%d.50","text":"Zw\u00f6lf \\"B\\u00f6cke\\"","date":null},"position":%d,\
          "revision":1,"tags":["a:1","b:2"]}\
          """
              .formatted(i, i, position(i)));
    }
    return story;
  }

  static long position(int index) {
    return 3L * index + 2;
  }

  private void add(String event) {
    events.add(event);
    completed.add(tree.append(Hash.ofLeaf(EventLine.canonical(event))));
  }

  int size() {
    return events.size();
  }

  String event(int index) {
    return events.get(index);
  }

  /** The line of a replay that says the event. */
  String line(int index) {
    return line(
        events.get(index),
        index == 0 ? null : position(index - 1),
        completed.get(index).getFirst());
  }

  static String line(String event, @Nullable Long previous, Hash leaf) {
    return event.substring(0, event.length() - 1)
        + ",\"previousposition\":%s,\"leafhash\":\"%s\"}".formatted(previous, leaf);
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    for (int i = 0; i < size(); i++) {
      lines.add(line(i));
    }
    return lines;
  }

  String replay() {
    return replay(lines());
  }

  /** A replay of these lines, with a last line that fits them. */
  static String replay(List<String> lines) {
    var body = new StringBuilder();
    lines.forEach(line -> body.append(line).append('\n'));
    var positions = lines.stream().map(line -> EventLine.parse(line).position()).toList();
    return body
        + "{\"count\":%d,\"first_position\":%s,\"last_position\":%s,\"sha256\":\"%s\"}\n"
            .formatted(
                lines.size(),
                positions.isEmpty() ? null : positions.getFirst(),
                positions.isEmpty() ? null : positions.getLast(),
                sha256(body.toString()));
  }

  SignedNote checkpoint(int size) {
    var root = Frontier.of(size, this::hash).root();
    return SIGNER.sign(new Checkpoint("daybook.example/tenants/acme", size, root).text());
  }

  List<Hash> consistency(int from, int to) {
    return ProofPlan.consistency(from, to).hashes(this::hash);
  }

  Receipt receipt(int index) {
    return new Receipt(
        EventLine.canonical(events.get(index)),
        index,
        ProofPlan.inclusion(index, size()).hashes(this::hash),
        checkpoint(size()));
  }

  private Hash hash(Node node) {
    return completed.get((int) node.lastLeaf()).get(node.level());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
