package dev.daybook.proofs.verify;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A balance sheet as somebody was shown it. */
final class ShownSheet {

  private static final String OWNER_NAME = "owner_name";
  private static final String PAYMENT_TYPE = "payment_type";

  private final JsonNode sheet;

  private ShownSheet(JsonNode sheet) {
    this.sheet = sheet;
  }

  /** An answer of the service, in the envelope or without it. */
  static ShownSheet read(Path file) {
    var json = Files.json(file, Files.text(file));
    var sheet = new ShownSheet(json.has("data") ? json.path("data") : json);
    if (!sheet.sheet.path("position").isIntegralNumber()) {
      throw new Finding("%s is no balance sheet: it names no position.".formatted(file));
    }
    return sheet;
  }

  /** The position of the log that it says it reflects. */
  long position() {
    return sheet.path("position").asLong();
  }

  /**
   * @throws Finding of the first thing that is another one
   */
  void compareWith(String drawn) {
    compare("", sheet, Files.json(Path.of("the sheet"), drawn));
  }

  private static void compare(String where, @Nullable JsonNode shown, @Nullable JsonNode drawn) {
    if (shown == null || drawn == null) {
      throw new Finding(
          drawn == null
              ? "%s: a sheet has no such thing.".formatted(where)
              : "%s: it is missing, and the events come to %s.".formatted(where, text(drawn)));
    }
    if (shown.isObject() && drawn.isObject()) {
      var names = new LinkedHashSet<>(drawn.propertyNames());
      names.addAll(shown.propertyNames());
      names.forEach(
          name ->
              compare(
                  where.isEmpty() ? name : where + "." + name, shown.get(name), drawn.get(name)));
    } else if (shown.isArray() && drawn.isArray()) {
      rows(where, shown, drawn);
    } else if (!shown.equals(drawn)) {
      throw new Finding(
          "%s: the sheet says %s, and the events come to %s."
              .formatted(where, text(shown), text(drawn)));
    }
  }

  private static void rows(String where, JsonNode shown, JsonNode drawn) {
    for (int i = 0; i < Math.min(shown.size(), drawn.size()); i++) {
      compare("%s[%d]%s".formatted(where, i, name(drawn.get(i))), shown.get(i), drawn.get(i));
    }
    if (shown.size() != drawn.size()) {
      throw new Finding(
          "%s: the sheet has %d of them, and the events come to %d."
              .formatted(where, shown.size(), drawn.size()));
    }
  }

  /** What people call a row. */
  private static String name(JsonNode row) {
    var name = row.has(OWNER_NAME) ? row.path(OWNER_NAME) : row.path(PAYMENT_TYPE);
    return name.isString() ? " (%s)".formatted(name.asString()) : "";
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
