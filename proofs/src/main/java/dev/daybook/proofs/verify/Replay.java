package dev.daybook.proofs.verify;

import dev.daybook.proofs.Checkpoint;
import dev.daybook.proofs.EventLine;
import dev.daybook.proofs.Frontier;
import dev.daybook.proofs.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a replay of a tenant's whole history: each line by itself, their order, the last line, and
 * then the tree that they make against what was signed.
 */
final class Replay {

  private final Lines lines;
  private final @Nullable Signed signed;
  private final Consumer<String> reader;
  private final Frontier tree = Frontier.empty();
  private final MessageDigest digest = sha256();
  private @Nullable Long first;
  private @Nullable Long last;
  private @Nullable Finding unsigned;
  private long proven;
  private long provenPosition;

  private Replay(InputStream file, @Nullable Signed signed, Consumer<String> reader) {
    this.lines = new Lines(file);
    this.signed = signed;
    this.reader = reader;
  }

  /**
   * What was verified, in a sentence.
   *
   * @param signed null if it is only checked that the file is whole
   * @param reader is told each event's line in order, once it was found good by itself
   * @throws Finding of the first thing that is wrong
   */
  static String verify(InputStream file, @Nullable Signed signed, Consumer<String> reader)
      throws IOException {
    return new Replay(file, signed, reader).verified();
  }

  private String verified() throws IOException {
    var ended = false;
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (ended) {
        throw Finding.atLine(lines.number(), "it follows the last line of the replay.");
      }
      ended = !isEvent(line);
    }
    if (!ended) {
      throw Finding.atLine(
          lines.number() + 1,
          "it is missing: a replay ends with a line that says what its lines come to.");
    }
    return signed == null
        ? "replayed: %d events, root %s, covered by no checkpoint"
            .formatted(tree.size(), tree.root())
        : verified(signed.newest());
  }

  private String verified(Checkpoint newest) {
    if (newest.size() > tree.size()) {
      throw Finding.atLine(
          tree.size() + 1,
          "it is missing: the checkpoint covers %d events, and there are %d."
              .formatted(newest.size(), tree.size()));
    }
    if (unsigned != null) {
      throw unsigned;
    }
    return sentence(newest);
  }

  private String sentence(Checkpoint newest) {
    var later = tree.size() - newest.size();
    return "verified: %d events, root %s, log %s%s"
        .formatted(
            newest.size(),
            newest.root(),
            newest.origin(),
            later == 0 ? "" : " (%d later ones are covered by no checkpoint)".formatted(later));
  }

  /** False for the last line. */
  private boolean isEvent(byte[] bytes) {
    var text = Lines.text(bytes, lines.number());
    var trailer = Trailer.parse(text);
    if (trailer != null) {
      check(trailer);
      return false;
    }
    var event = event(text);
    follow(event);
    digest.update(bytes);
    tree.append(event.leaf());
    compare(signed == null ? null : signed.bySize().get(tree.size()));
    reader.accept(text);
    return true;
  }

  private EventLine event(String text) {
    try {
      var event = EventLine.parse(text);
      var claimed = event.claimed();
      if (claimed != null && !claimed.equals(event.leaf())) {
        throw Finding.atLine(
            lines.number(),
            "the event at position %d does not hash to its leafhash: it has been changed."
                .formatted(event.position()));
      }
      return event;
    } catch (Malformed none) {
      throw Finding.atLine(lines.number(), none.sentence());
    }
  }

  /** Each event says which one it follows, so a missing or an added one has a place. */
  private void follow(EventLine event) {
    var before = last;
    var previous = event.previous();
    if (before != null && event.position() <= before) {
      throw Finding.atLine(
          lines.number(),
          "the event at position %d is out of order: it comes after the one at position %d."
              .formatted(event.position(), before));
    }
    if (previous != null && (before == null || previous > before)) {
      throw Finding.atLine(
          lines.number(), "the event at position %d is missing before it.".formatted(previous));
    }
    if (previous != null && before != null && previous < before) {
      throw Finding.atLine(
          lines.number() - 1,
          "the event at position %d has been added: the next one follows the one at position %d."
              .formatted(before, previous));
    }
    first = first == null ? Long.valueOf(event.position()) : first;
    last = event.position();
  }

  /** A line that is wrong by itself says more than a tree that is, and may come later. */
  private void compare(@Nullable Checkpoint checkpoint) {
    if (checkpoint == null || unsigned != null) {
      return;
    }
    if (!checkpoint.root().equals(tree.root())) {
      unsigned =
          new Finding(
              "lines %d to %d: these are not the events that were signed%s. Each line agrees with its leafhash, but the %d events come to the root %s, and %s was signed."
                  .formatted(
                      proven + 1,
                      tree.size(),
                      proven == 0 ? "" : ", those up to position %d are".formatted(provenPosition),
                      tree.size(),
                      tree.root(),
                      checkpoint.root()));
      return;
    }
    proven = tree.size();
    provenPosition = last == null ? 0 : last;
  }

  private void check(Trailer trailer) {
    if (!trailer.count().equals(Long.toString(tree.size()))) {
      throw Finding.atLine(
          lines.number(),
          "it counts %s events, and there are %d.".formatted(trailer.count(), tree.size()));
    }
    if (!trailer.first().equals(String.valueOf(first))
        || !trailer.last().equals(String.valueOf(last))) {
      throw Finding.atLine(
          lines.number(),
          "it says positions %s to %s, and they are %s to %s."
              .formatted(trailer.first(), trailer.last(), first, last));
    }
    var sha256 = HexFormat.of().formatHex(digest.digest());
    if (!trailer.sha256().equals(sha256)) {
      throw Finding.atLine(
          lines.number(),
          "the bytes before it hash to %s, and it says %s: something was written differently that means the same."
              .formatted(sha256, trailer.sha256()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
