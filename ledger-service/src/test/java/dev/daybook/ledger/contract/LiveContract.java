package dev.daybook.ledger.contract;

import dev.daybook.ledger.platform.http.StreamEnd;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The published description of what can be watched, to hold messages against. */
final class LiveContract {

  private static final Set<String> ENDS =
      Arrays.stream(StreamEnd.values()).map(StreamEnd::event).collect(Collectors.toSet());

  private final List<JsonNode> channels;
  private final Schemas schemas;

  LiveContract(JsonNode document) {
    channels = document.path("channels").valueStream().toList();
    schemas = new Schemas(document);
  }

  /** Throws when such a message is not described for that path. */
  void check(String path, String event, JsonNode data) {
    var payload =
        channel(path)
            .path("messages")
            .path(ENDS.contains(event) ? "end" : "message")
            .path("payload");
    var faults = schemas.faults(payload, data.toString());
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "Not as /asyncapi.json describes %s of %s:\n- %s\nin\n%s"
              .formatted(event, path, String.join("\n- ", faults), data));
    }
  }

  private JsonNode channel(String path) {
    return channels.stream()
        .filter(channel -> path.matches(pattern(channel.path("address").asString())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No channel is described for " + path));
  }

  private static String pattern(String address) {
    return address.replaceAll("\\{[a-z_]+}", "[^/]+");
  }
}
