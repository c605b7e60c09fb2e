package dev.daybook.contracts.schema;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.json.JsonText;
import dev.daybook.contracts.schema.JsonSchemas.Direction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of values without parts. */
final class Scalars {

  static final String DECIMAL = "(0|[1-9][0-9]*)(\\.[0-9]+)?";

  static Optional<ObjectNode> schema(Class<?> type, Direction direction) {
    if (type == String.class || type == ZoneId.class) {
      return Optional.of(text());
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of(typed("boolean"));
    }
    if (type == int.class || type == Integer.class) {
      return Optional.of(typed("integer").put("format", "int32"));
    }
    if (type == long.class || type == Long.class) {
      return Optional.of(typed("integer").put("format", "int64"));
    }
    if (type == UUID.class || Id.class.isAssignableFrom(type)) {
      return Optional.of(text().put("format", "uuid"));
    }
    if (type == LocalDate.class) {
      return Optional.of(text().put("format", "date"));
    }
    if (type == Instant.class) {
      return Optional.of(text().put("format", "date-time"));
    }
    if (type == Currency.class || type == CurrencyUnit.class) {
      return Optional.of(text().put("pattern", "^[A-Z]{3}$"));
    }
    if (type == BigDecimal.class) {
      return Optional.of(decimal(direction));
    }
    if (type == JsonText.class) {
      return Optional.of(typed("object"));
    }
    if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
      return Optional.of(JsonNodeFactory.instance.objectNode());
    }
    return Optional.empty();
  }

  private static ObjectNode decimal(Direction direction) {
    var schema = text();
    if (direction == Direction.ACCEPTED) {
      schema.putArray("type").add("string").add("number");
    }
    return schema.put("pattern", "^-?" + DECIMAL + "$");
  }

  private static ObjectNode text() {
    return typed("string");
  }

  private static ObjectNode typed(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  private Scalars() {}
}
