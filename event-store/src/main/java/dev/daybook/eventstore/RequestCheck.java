package dev.daybook.eventstore;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Checks what the log takes in. A request is checked before it joins a batch, because a fault that
 * the database finds would be the fault of the whole batch.
 */
final class RequestCheck {

  static final int MAX_EVENTS = 1_000;
  static final int MAX_CRITERIA = 200;
  static final int MAX_TAGS = 50;

  /** Tenant, type and tag together must fit into a key of a B-tree, whose limit is 2,700 bytes. */
  static final int MAX_NAME_CHARACTERS = 200;

  static final int MAX_PAYLOAD_CHARACTERS = 1 << 22;
  static final int MAX_METADATA_CHARACTERS = 1 << 16;
  static final int MAX_ANSWER_CHARACTERS = 1 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private RequestCheck() {}

  static void check(AppendRequest request) {
    name("tenant", request.tenant());
    atMost("events", request.events().size(), MAX_EVENTS);
    Set<UUID> ids = new HashSet<>();
    for (NewEvent event : request.events()) {
      check(event);
      demand(ids.add(event.id()), "id", "two events of a request have the same");
    }
    AppendCondition condition = request.condition();
    if (condition != null) {
      check(condition);
    }
    Once once = request.once();
    if (once != null) {
      name("caller", once.caller());
      name("key", once.key());
      name("fingerprint", once.fingerprint());
      text("answer", once.answer(), MAX_ANSWER_CHARACTERS);
    }
  }

  private static void check(NewEvent event) {
    name("type", event.type());
    demand(event.revision() > 0, "revision", "must be at least 1");
    atMost("tags", event.tags().size(), MAX_TAGS);
    event.tags().forEach(tag -> name("tag", tag));
    json("payload", event.payload(), MAX_PAYLOAD_CHARACTERS);
    json("metadata", event.metadata(), MAX_METADATA_CHARACTERS);
  }

  private static void check(AppendCondition condition) {
    demand(condition.after() >= 0, "after", "must not be negative");
    int asked = 0;
    for (Criterion criterion : condition.boundary().criteria()) {
      criterion.types().forEach(type -> name("type", type));
      criterion.tags().forEach(tag -> name("tag", tag));
      atMost("tags", criterion.tags().size(), MAX_TAGS);
      asked += Math.max(1, criterion.types().size());
    }
    atMost("criteria and their types", asked, MAX_CRITERIA);
  }

  private static void name(String field, String value) {
    demand(!value.isEmpty(), field, "must not be empty");
    text(field, value, MAX_NAME_CHARACTERS);
    for (int i = 0; i < value.length(); i++) {
      demand(
          !Character.isISOControl(value.charAt(i)), field, "must not contain control characters");
    }
  }

  private static void text(String field, String value, int maxCharacters) {
    atMost(field, value.length(), maxCharacters);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      demand(c != 0, field, "must not contain U+0000");
      if (Character.isSurrogate(c)) {
        // Encoding would replace half a character silently, and the bytes would not be the
        // caller's.
        demand(
            Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1)),
            field,
            "contains half a surrogate pair");
        i++;
      }
    }
  }

  private static void json(String field, String value, int maxCharacters) {
    text(field, value, maxCharacters);
    // PostgreSQL keeps this escape but can't ever make text of it: no view could read the event.
    boolean mayContainNul = value.contains("\\u0000");
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), value)) {
      demand(parser.nextToken() == JsonToken.START_OBJECT, field, "must be a JSON object");
      int depth = 1;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        demand(depth > 0, field, "must be one JSON object");
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        demand(!mayContainNul || !containsNul(parser, token), field, "must not contain U+0000");
      }
    } catch (JacksonException malformed) {
      throw new MalformedRequest(field + ": is not JSON: " + malformed.getOriginalMessage());
    }
  }

  private static boolean containsNul(JsonParser parser, JsonToken token) {
    @Nullable String text =
        token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME
            ? parser.getString()
            : null;
    return text != null && text.indexOf(0) >= 0;
  }

  private static void atMost(String field, int actual, int limit) {
    if (actual > limit) {
      throw new MalformedRequest("%s: %d is more than %d".formatted(field, actual, limit));
    }
  }

  /**
   * The sentence is only put together when somebody has to read it: this runs for every character.
   */
  private static void demand(boolean holds, String field, String fault) {
    if (!holds) {
      throw new MalformedRequest(field + ": " + fault);
    }
  }
}
