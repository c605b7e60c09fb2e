package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.json.ContractJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The first success of a request as it is kept beside its events, to be given again to a
 * repetition. The position is not in it: it is known from the append.
 *
 * @param body the envelope, null where there is none
 * @param version of what it shows, where nothing was changed about that; null where the version is
 *     the position of the append
 */
public record StoredAnswer(
    int status, @Nullable String location, @Nullable JsonNode body, @Nullable Long version) {

  /** Keeps an answer of one thing or of nothing; others are not answers of commands. */
  public static StoredAnswer of(Answer answer, @Nullable Long version) {
    var location = answer.headers().get("Location");
    return switch (answer.content()) {
      case Answer.Content.One(var data) ->
          new StoredAnswer(
              answer.status(),
              location,
              ContractJson.MAPPER.valueToTree(Map.of("data", data)),
              version);
      case Answer.Content.Noted(var data, var meta) ->
          new StoredAnswer(
              answer.status(),
              location,
              ContractJson.MAPPER.valueToTree(new Envelopes.Noted(data, meta)),
              version);
      case Answer.Content.Nothing() -> new StoredAnswer(answer.status(), location, null, version);
      default -> throw new IllegalArgumentException("Not the answer of a command: " + answer);
    };
  }

  public static StoredAnswer fromJson(String json) {
    return ContractJson.MAPPER.readValue(json, StoredAnswer.class);
  }

  public String toJson() {
    return ContractJson.MAPPER.writeValueAsString(this);
  }

  /** The answer again, marked as a repetition. */
  public Answer replayed() {
    var content =
        body == null || body.isNull()
            ? new Answer.Content.Nothing()
            : new Answer.Content.Written(ContractJson.MAPPER.writeValueAsBytes(body));
    var answer = new Answer(status, content, null, Map.of());
    var located = location == null ? answer : answer.header("Location", location);
    return located.header("Idempotency-Replayed", "true");
  }
}
