package dev.daybook.ledger.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A replay whose trailer was found to be true of its lines. */
public record Replayed(List<JsonNode> events, JsonNode trailer) {

  public static Replayed of(Session session, String query) {
    return of(session.get("/events" + query, "Accept", "application/x-ndjson").is(200));
  }

  private static Replayed of(Reply reply) {
    var lines = reply.lines();
    var replayed = new Replayed(lines.subList(0, lines.size() - 1), lines.getLast());
    // Said in replays alone, and only of what has been entered into the tree meanwhile.
    replayed.events.forEach(event -> ((ObjectNode) event).putNull("leafhash"));
    var text = reply.response().body();
    var before = text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1);
    assertThat(text).endsWith("}\n");
    assertThat(replayed.trailer.propertyNames())
        .containsExactly("count", "first_position", "last_position", "sha256");
    assertThat(replayed.trailer.path("sha256").asString()).isEqualTo(sha256(before));
    var positions = replayed.positions();
    assertThat(replayed.trailer.path("count").asInt()).isEqualTo(positions.size());
    assertThat(position(replayed.trailer, "first_position"))
        .isEqualTo(positions.isEmpty() ? null : positions.getFirst());
    assertThat(position(replayed.trailer, "last_position"))
        .isEqualTo(positions.isEmpty() ? null : positions.getLast());
    return replayed;
  }

  public List<Long> positions() {
    return events.stream().map(event -> event.path("position").asLong()).toList();
  }

  /** What each event says was before it; null for none. */
  public List<@Nullable Long> previous() {
    var previous = new ArrayList<@Nullable Long>();
    events.forEach(event -> previous.add(position(event, "previousposition")));
    return previous;
  }

  public List<String> types() {
    return events.stream().map(event -> event.path("type").asString()).toList();
  }

  static @Nullable Long position(JsonNode object, String member) {
    return object.path(member).isNull() ? null : Long.valueOf(object.path(member).asLong());
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
