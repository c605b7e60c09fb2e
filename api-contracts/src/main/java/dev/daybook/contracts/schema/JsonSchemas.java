package dev.daybook.contracts.schema;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.daybook.contracts.Id;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns record classes into JSON Schema 2020-12. Every record and enum becomes a named definition,
 * so that a document shows each once.
 *
 * <p>What is accepted and what is written differ: a request may leave out a nullable property and
 * may give an amount as a number, but must not have unknown properties; an answer or an event
 * always has all of its properties, and a reader must bear new ones.
 */
public final class JsonSchemas {

  public static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /** Which way a record travels, seen from the service. */
  public enum Direction {
    ACCEPTED,
    WRITTEN
  }

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
  private static final String DECIMAL = "(0|[1-9][0-9]*)(\\.[0-9]+)?";
  private static final String NOT_ZERO = "(?!0(\\.0+)?$)";

  private final Direction direction;
  private final String referencePrefix;
  private final Map<String, ObjectNode> definitions = new TreeMap<>();
  private final Map<String, Class<?>> owners = new LinkedHashMap<>();
  private final Deque<Class<?>> pending = new ArrayDeque<>();

  private JsonSchemas(Direction direction, String referencePrefix) {
    this.direction = direction;
    this.referencePrefix = referencePrefix;
  }

  /**
   * @param referencePrefix where the definitions will stand, such as {@code #/components/schemas/}
   */
  public static JsonSchemas in(Direction direction, String referencePrefix) {
    return new JsonSchemas(direction, referencePrefix);
  }

  /** One complete document for one record, with everything that it refers to inside. */
  public static ObjectNode document(Direction direction, Class<?> type) {
    var schemas = in(direction, "#/$defs/");
    schemas.reference(type);
    var root = schemas.definitions.get(name(type));
    if (root == null) {
      throw new IllegalArgumentException(type + " is not a record, an enum or a sealed interface");
    }
    var document = JSON.objectNode().put("$schema", DIALECT).put("title", name(type));
    document.setAll(root);
    var others = new TreeMap<>(schemas.definitions);
    others.remove(name(type));
    if (!others.isEmpty()) {
      var defs = document.putObject("$defs");
      others.forEach(defs::set);
    }
    return document;
  }

  /** The schema to put where a value of this type stands; the definitions grow by what it needs. */
  public ObjectNode reference(Class<?> type) {
    var schema = value(type);
    while (!pending.isEmpty()) {
      var next = pending.pop();
      definitions.put(name(next), definition(next));
    }
    return schema;
  }

  /** Every definition that the references so far need, by name. */
  public Map<String, ObjectNode> definitions() {
    return Map.copyOf(definitions);
  }

  /** The name that a type is published under: {@code Outer.Inner} is {@code OuterInner}. */
  public static String name(Class<?> type) {
    var outer = type.getEnclosingClass();
    return outer == null ? type.getSimpleName() : name(outer) + type.getSimpleName();
  }

  /** The properties of a record as they are called in JSON, in order. */
  public static SequencedMap<String, RecordComponent> properties(Class<?> record) {
    var properties = new LinkedHashMap<String, RecordComponent>();
    for (var component : record.getRecordComponents()) {
      properties.put(propertyName(component.getName()), component);
    }
    return properties;
  }

  public static String propertyName(String componentName) {
    return SNAKE_CASE.nameForField(null, null, componentName);
  }

  /** Whether a component may be absent from a request, and null in an answer. */
  public static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private ObjectNode definition(Class<?> type) {
    if (type.isEnum()) {
      return described(enumeration(type), type);
    }
    return described(type.isRecord() ? object(type) : alternatives(type), type);
  }

  private ObjectNode object(Class<?> record) {
    var schema = JSON.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    var required = JSON.arrayNode();
    tag(record)
        .ifPresent(
            tag -> {
              properties.putObject(tag.property()).put("const", tag.value());
              required.add(tag.property());
            });
    properties(record)
        .forEach(
            (name, component) -> {
              properties.set(name, property(component));
              if (direction == Direction.WRITTEN || !isNullable(component)) {
                required.add(name);
              }
            });
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    if (direction == Direction.ACCEPTED) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  private ObjectNode alternatives(Class<?> sealedInterface) {
    var schema = JSON.objectNode();
    var oneOf = schema.putArray("oneOf");
    for (var permitted : sealedInterface.getPermittedSubclasses()) {
      oneOf.add(value(permitted));
    }
    return schema;
  }

  private static ObjectNode enumeration(Class<?> type) {
    var schema = JSON.objectNode().put("type", "string");
    var values = schema.putArray("enum");
    Arrays.stream(type.getEnumConstants()).map(Object::toString).forEach(values::add);
    return schema;
  }

  private ObjectNode property(RecordComponent component) {
    var schema = value(component.getAnnotatedType());
    constrain(schema, component);
    described(schema, component);
    var example = component.getAnnotation(Example.class);
    if (example != null) {
      schema.putArray("examples").add(literal(schema, example.value()));
    }
    return isNullable(component) ? orNull(schema) : schema;
  }

  private ObjectNode value(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedParameterizedType generic
        && generic.getType() instanceof java.lang.reflect.ParameterizedType type
        && type.getRawType() instanceof Class<?> raw) {
      var arguments = generic.getAnnotatedActualTypeArguments();
      if (Collection.class.isAssignableFrom(raw)) {
        var list = JSON.objectNode().put("type", "array");
        list.set("items", element(arguments[0]));
        return list;
      }
      if (Map.class.isAssignableFrom(raw)) {
        var map = JSON.objectNode().put("type", "object");
        map.set("additionalProperties", element(arguments[1]));
        return map;
      }
      return value(raw);
    }
    if (annotated.getType() instanceof Class<?> type) {
      return value(type);
    }
    throw new IllegalArgumentException("No JSON Schema for " + annotated);
  }

  private ObjectNode element(AnnotatedType annotated) {
    var schema = value(annotated);
    return annotated.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
  }

  private ObjectNode value(Class<?> type) {
    if (JsonNode.class.isAssignableFrom(type) || type == Object.class) {
      return JSON.objectNode();
    }
    if (type == String.class) {
      return text();
    }
    if (type == boolean.class || type == Boolean.class) {
      return JSON.objectNode().put("type", "boolean");
    }
    if (type == int.class || type == Integer.class) {
      return JSON.objectNode().put("type", "integer").put("format", "int32");
    }
    if (type == long.class || type == Long.class) {
      return JSON.objectNode().put("type", "integer").put("format", "int64");
    }
    if (type == UUID.class || Id.class.isAssignableFrom(type)) {
      return text().put("format", "uuid");
    }
    if (type == LocalDate.class) {
      return text().put("format", "date");
    }
    if (type == Instant.class) {
      return text().put("format", "date-time");
    }
    if (type == Year.class) {
      return JSON.objectNode().put("type", "integer");
    }
    if (type == ZoneId.class) {
      return text();
    }
    if (type == Currency.class) {
      return text().put("pattern", "^[A-Z]{3}$");
    }
    if (type == BigDecimal.class) {
      return decimal();
    }
    if (type.isRecord() || type.isEnum() || type.isSealed()) {
      return definitionReference(type);
    }
    throw new IllegalArgumentException("No JSON Schema for " + type);
  }

  private ObjectNode definitionReference(Class<?> type) {
    var name = name(type);
    var owner = owners.putIfAbsent(name, type);
    if (owner == null) {
      pending.add(type);
    } else if (owner != type) {
      throw new IllegalArgumentException(owner + " and " + type + " are both called " + name);
    }
    return JSON.objectNode().put("$ref", referencePrefix + name);
  }

  private static ObjectNode text() {
    return JSON.objectNode().put("type", "string");
  }

  private ObjectNode decimal() {
    var schema = JSON.objectNode();
    if (direction == Direction.ACCEPTED) {
      schema.putArray("type").add("string").add("number");
    } else {
      schema.put("type", "string");
    }
    return schema.put("pattern", "^-?" + DECIMAL + "$");
  }

  private void constrain(ObjectNode schema, RecordComponent component) {
    var decimal = component.getType() == BigDecimal.class;
    var bothForms = direction == Direction.ACCEPTED || !decimal;
    if (component.isAnnotationPresent(Positive.class)) {
      if (decimal) {
        schema.put("pattern", "^" + NOT_ZERO + DECIMAL + "$");
      }
      if (bothForms) {
        schema.put("exclusiveMinimum", 0);
      }
    }
    if (component.isAnnotationPresent(NotNegative.class)) {
      if (decimal) {
        schema.put("pattern", "^" + DECIMAL + "$");
      }
      if (bothForms) {
        schema.put("minimum", 0);
      }
    }
    var between = component.getAnnotation(Between.class);
    if (between != null) {
      schema.put("minimum", between.min()).put("maximum", between.max());
    }
    var maxLength = component.getAnnotation(MaxLength.class);
    if (maxLength != null) {
      schema.put("maxLength", maxLength.value());
    }
    if (component.isAnnotationPresent(NotBlank.class)) {
      schema.put("minLength", 1).put("pattern", "\\S");
    }
    var maxItems = component.getAnnotation(MaxItems.class);
    if (maxItems != null) {
      schema.put("maxItems", maxItems.value());
    }
  }

  private static ObjectNode described(ObjectNode schema, AnnotatedElement element) {
    var words = element.getAnnotation(Describe.class);
    return words == null ? schema : schema.put("description", words.value());
  }

  /** Null beside the value: as one more type where there is a plain one, else as an alternative. */
  private static ObjectNode orNull(ObjectNode schema) {
    var type = schema.get("type");
    if (type != null && type.isString()) {
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    if (type != null) {
      schema.withArray("type").add("null");
      return schema;
    }
    if (schema.isEmpty()) {
      return schema;
    }
    var either = JSON.objectNode();
    var description = schema.remove("description");
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    if (description != null) {
      either.set("description", description);
    }
    return either;
  }

  private static JsonNode literal(ObjectNode schema, String text) {
    return switch (schema.path("type").asString("string")) {
      case "integer" -> JSON.numberNode(Long.parseLong(text));
      case "boolean" -> JSON.booleanNode(Boolean.parseBoolean(text));
      default -> JSON.stringNode(text);
    };
  }

  private record Tag(String property, String value) {}

  /** The property that tells the alternatives of a sealed interface apart, where it names one. */
  private static Optional<Tag> tag(Class<?> record) {
    return Arrays.stream(record.getInterfaces())
        .map(alternative -> alternative.getAnnotation(JsonTypeInfo.class))
        .filter(Objects::nonNull)
        .map(info -> new Tag(info.property(), typeName(record)))
        .findFirst();
  }

  private static String typeName(Class<?> record) {
    var name = record.getAnnotation(JsonTypeName.class);
    if (name == null) {
      throw new IllegalArgumentException(record + " is an alternative without a @JsonTypeName");
    }
    return name.value();
  }
}
