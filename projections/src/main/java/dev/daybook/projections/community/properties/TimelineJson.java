package dev.daybook.projections.community.properties;

import dev.daybook.accounting.community.Timeline;
import dev.daybook.accounting.community.Timeline.Change;
import dev.daybook.contracts.community.OwnerId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A timeline in one column: {@code
 * [[null,"<owner>","62.5",true],["2026-03-01","<owner>",null,null]]}. It is always read as a whole,
 * and for a sheet with those of ten thousand others: hence no names, and no mapper.
 */
final class TimelineJson {

  private static final JsonFactory JSON = new JsonFactory();

  static String write(Timeline timeline) {
    var json = new StringBuilder("[");
    for (var change : timeline.changes()) {
      json.append(json.length() == 1 ? "[" : ",[");
      text(json, change.from());
      json.append(',');
      text(json, change.ownerId());
      json.append(',');
      var weight = change.shareWeight();
      text(json, weight == null ? null : weight.toPlainString());
      json.append(',').append(change.active()).append(']');
    }
    return json.append(']').toString();
  }

  /** Nothing that is written here has to be escaped. */
  private static void text(StringBuilder json, @Nullable Object value) {
    if (value == null) {
      json.append("null");
    } else {
      json.append('"').append(value).append('"');
    }
  }

  static Timeline read(String json) {
    var changes = new ArrayList<Change>(1);
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      expect(JsonToken.START_ARRAY, parser.nextToken(), json);
      while (parser.nextToken() == JsonToken.START_ARRAY) {
        changes.add(change(parser));
        expect(JsonToken.END_ARRAY, parser.nextToken(), json);
      }
      expect(JsonToken.END_ARRAY, parser.currentToken(), json);
    }
    return new Timeline(changes);
  }

  private static Change change(JsonParser parser) {
    return new Change(
        next(parser, LocalDate::parse),
        next(parser, id -> new OwnerId(UUID.fromString(id))),
        next(parser, BigDecimal::new),
        next(parser, Boolean::valueOf));
  }

  private static <T> @Nullable T next(JsonParser parser, Function<String, T> read) {
    return parser.nextToken() == JsonToken.VALUE_NULL
        ? null
        : read.apply(Objects.requireNonNull(parser.getString()));
  }

  private static void expect(JsonToken expected, @Nullable JsonToken found, String json) {
    if (found != expected) {
      throw new IllegalStateException("no timeline: " + json);
    }
  }

  private TimelineJson() {}
}
