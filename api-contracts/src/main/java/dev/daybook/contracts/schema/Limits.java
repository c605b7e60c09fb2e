package dev.daybook.contracts.schema;

import dev.daybook.contracts.schema.JsonSchemas.Direction;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the annotations of a record component into its schema. */
final class Limits {

  private static final String NOT_ZERO = "(?!0(\\.0+)?$)";

  static void write(ObjectNode schema, RecordComponent component, Direction direction) {
    describe(schema, component);
    sign(schema, component, direction);
    var between = component.getAnnotation(Between.class);
    if (between != null) {
      schema.put("minimum", between.min()).put("maximum", between.max());
    }
    var maxLength = component.getAnnotation(MaxLength.class);
    if (maxLength != null) {
      schema.put("maxLength", maxLength.value());
    }
    if (component.isAnnotationPresent(NotBlank.class)) {
      schema.put("minLength", 1).put("pattern", Visible.PATTERN);
    }
    if (component.isAnnotationPresent(Email.class)) {
      schema.put("pattern", Email.PATTERN);
    }
    var maxItems = component.getAnnotation(MaxItems.class);
    if (maxItems != null) {
      schema.put("maxItems", maxItems.value());
    }
    var example = component.getAnnotation(Example.class);
    if (example != null) {
      schema.putArray("examples").add(literal(schema, example.value()));
    }
  }

  static void describe(ObjectNode schema, AnnotatedElement element) {
    var words = element.getAnnotation(Describe.class);
    if (words != null) {
      schema.put("description", words.value());
    }
  }

  /** An amount that is a text has its sign in the pattern; one that is a number in the bounds. */
  private static void sign(ObjectNode schema, RecordComponent component, Direction direction) {
    var isDecimal = isDecimal(component.getGenericType());
    var mayBeNumber = !isDecimal || direction == Direction.ACCEPTED;
    if (component.isAnnotationPresent(Positive.class)) {
      if (isDecimal) {
        schema.put("pattern", "^" + NOT_ZERO + Scalars.DECIMAL + "$");
      }
      if (mayBeNumber) {
        schema.put("exclusiveMinimum", 0);
      }
    }
    if (component.isAnnotationPresent(NotNegative.class)) {
      if (isDecimal) {
        schema.put("pattern", "^" + Scalars.DECIMAL + "$");
      }
      if (mayBeNumber) {
        schema.put("minimum", 0);
      }
    }
  }

  private static boolean isDecimal(Type type) {
    return type == BigDecimal.class
        || (JsonSchemas.isOptional(type)
            && ((ParameterizedType) type).getActualTypeArguments()[0] == BigDecimal.class);
  }

  private static JsonNode literal(ObjectNode schema, String text) {
    var json = JsonNodeFactory.instance;
    return switch (schema.path("type").asString("string")) {
      case "integer" -> json.numberNode(Long.parseLong(text));
      case "boolean" -> json.booleanNode(Boolean.parseBoolean(text));
      default -> json.stringNode(text);
    };
  }

  private Limits() {}
}
