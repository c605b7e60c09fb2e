package dev.daybook.contracts.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns record classes into JSON Schema 2020-12. Every record, enum and sealed interface becomes a
 * named definition, so that a document shows each once.
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

  /** A type with the arguments that its variables stand for. */
  private record Named(String name, Class<?> type, Map<TypeVariable<?>, Type> arguments) {}

  private record Tag(String property, String value) {}

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String VIEW = "View";
  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  private final Direction direction;
  private final String referencePrefix;
  private final Map<String, ObjectNode> definitions = new TreeMap<>();
  private final Map<String, Named> named = new HashMap<>();
  private final Deque<Named> pending = new ArrayDeque<>();

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
    var definitions = new TreeMap<>(schemas.definitions);
    var root = definitions.remove(name(type));
    if (root == null) {
      throw new IllegalArgumentException(type + " is not a record, an enum or a sealed interface");
    }
    var document = JSON.objectNode().put("$schema", DIALECT).put("title", name(type));
    document.setAll(root);
    if (!definitions.isEmpty()) {
      document.putObject("$defs").setAll(definitions);
    }
    return document;
  }

  /** The schema to put where a value of this type stands; the definitions grow by what it needs. */
  public ObjectNode reference(Type type) {
    return complete(value(type, Map.of()));
  }

  /** The schema of a record as {@link #reference} gives it, but in full and without a name. */
  public ObjectNode inline(Class<? extends Record> record) {
    return complete(definition(named(record, record, Map.of()), JsonSchemas::isNullable));
  }

  /**
   * The schema of a request that changes what it names, in full as {@link #inline} gives it. In
   * such a request null takes a value away, and is only accepted for a property that can be without
   * one.
   */
  public ObjectNode inlineChange(Class<? extends Record> record) {
    return complete(
        definition(
            named(record, record, Map.of()),
            component -> isNullable(component) && isOptional(component.getGenericType())));
  }

  private ObjectNode complete(ObjectNode schema) {
    while (!pending.isEmpty()) {
      var next = pending.pop();
      define(next.name(), definition(next, JsonSchemas::isNullable));
    }
    return schema;
  }

  /** Gives a schema a name, and refers to it. */
  public ObjectNode define(String name, ObjectNode schema) {
    var known = definitions.putIfAbsent(name, schema);
    if (known != null && !known.equals(schema)) {
      throw new IllegalArgumentException("Two schemas are called " + name);
    }
    return JSON.objectNode().put("$ref", referencePrefix + name);
  }

  /** Every definition that the references so far need, by name. */
  public SequencedMap<String, ObjectNode> definitions() {
    return new TreeMap<>(definitions);
  }

  /**
   * The name that a type is published under. What is nested in a record is a part of it: {@code
   * Step.Action} is {@code StepAction}. What is nested in a class only lives there. To those who
   * read it, the view of an owner is the owner.
   */
  public static String name(Class<?> type) {
    var outer = type.getEnclosingClass();
    var simple = type.getSimpleName();
    var name = outer != null && outer.isRecord() ? name(outer) + simple : simple;
    return name.length() > VIEW.length() && name.endsWith(VIEW)
        ? name.substring(0, name.length() - VIEW.length())
        : name;
  }

  /** The properties of a record as they are called in JSON, in order. */
  public static SequencedMap<String, RecordComponent> properties(Class<?> record) {
    var properties = new LinkedHashMap<String, RecordComponent>();
    for (var component : record.getRecordComponents()) {
      properties.put(propertyName(component), component);
    }
    return properties;
  }

  /** The name of a property is that of its component, unless Java keeps that word for itself. */
  public static String propertyName(RecordComponent component) {
    var chosen = component.getAccessor().getAnnotation(JsonProperty.class);
    return chosen == null
        ? SNAKE_CASE.nameForField(null, null, component.getName())
        : chosen.value();
  }

  /** Whether a component may be absent from a request, and null in an answer. */
  public static boolean isNullable(RecordComponent component) {
    return isNullable(component.getAnnotatedType());
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  /**
   * Whether what a schema is of is a number, be it written as one or, as amounts are, as a text.
   */
  public static boolean isNumber(JsonNode schema) {
    var type = schema.path("type");
    var named = type.isArray() ? type.path(0).asString() : type.asString("");
    return named.equals("integer")
        || schema.path("pattern").asString("").endsWith(Scalars.DECIMAL + "$");
  }

  private ObjectNode definition(Named named, Predicate<RecordComponent> mayBeNull) {
    var type = named.type();
    var schema =
        type.isEnum()
            ? enumeration(type)
            : type.isRecord() ? object(named, mayBeNull) : oneOf(type);
    Limits.describe(schema, type);
    return schema;
  }

  private ObjectNode object(Named record, Predicate<RecordComponent> mayBeNull) {
    var schema = JSON.objectNode().put("type", "object");
    var properties = schema.putObject("properties");
    var required = JSON.arrayNode();
    tag(record.type())
        .ifPresent(
            tag -> {
              properties.putObject(tag.property()).put("const", tag.value());
              required.add(tag.property());
            });
    properties(record.type())
        .forEach(
            (name, component) -> {
              var value = property(component, record.arguments());
              properties.set(name, mayBeNull.test(component) ? orNull(value) : value);
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

  private ObjectNode property(RecordComponent component, Map<TypeVariable<?>, Type> arguments) {
    var schema = value(component.getAnnotatedType(), arguments);
    Limits.write(schema, component, direction);
    return schema;
  }

  private ObjectNode oneOf(Class<?> sealedInterface) {
    var schema = JSON.objectNode();
    var alternatives = schema.putArray("oneOf");
    for (var permitted : sealedInterface.getPermittedSubclasses()) {
      alternatives.add(value(permitted, Map.of()));
    }
    return schema;
  }

  private static ObjectNode enumeration(Class<?> type) {
    var schema = JSON.objectNode().put("type", "string");
    var values = schema.putArray("enum");
    Arrays.stream(type.getEnumConstants()).map(Object::toString).forEach(values::add);
    return schema;
  }

  /**
   * The schema of a value as {@link #value(Type, Map)} gives it, but this one sees which elements
   * of a list or map may be null.
   */
  private ObjectNode value(AnnotatedType annotated, Map<TypeVariable<?>, Type> arguments) {
    if (annotated instanceof AnnotatedParameterizedType generic && isOptional(generic.getType())) {
      return value(generic.getAnnotatedActualTypeArguments()[0], arguments);
    }
    if (annotated instanceof AnnotatedParameterizedType generic
        && isContainer(raw(generic.getType()))) {
      var elements = generic.getAnnotatedActualTypeArguments();
      var last = elements[elements.length - 1];
      var element = value(last, arguments);
      return container(raw(generic.getType()), isNullable(last) ? orNull(element) : element);
    }
    return value(annotated.getType(), arguments);
  }

  private ObjectNode value(Type type, Map<TypeVariable<?>, Type> arguments) {
    if (type instanceof TypeVariable<?> variable && arguments.get(variable) != null) {
      return value(arguments.get(variable), Map.of());
    }
    var raw = raw(type);
    if (isContainer(raw) && type instanceof ParameterizedType generic) {
      var elements = generic.getActualTypeArguments();
      return container(raw, value(elements[elements.length - 1], arguments));
    }
    var scalar = Scalars.schema(raw, direction);
    if (scalar.isPresent()) {
      return scalar.get();
    }
    if (raw.isRecord() || raw.isEnum() || raw.isSealed()) {
      return refer(named(type, raw, arguments));
    }
    throw new IllegalArgumentException("No JSON Schema for " + type.getTypeName());
  }

  /** A nullable optional tells a property that is absent from one that is null. */
  static boolean isOptional(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw -> raw;
      default -> throw new IllegalArgumentException("No JSON Schema for " + type.getTypeName());
    };
  }

  private static boolean isContainer(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }

  private static ObjectNode container(Class<?> type, ObjectNode element) {
    var schema = JSON.objectNode();
    if (Map.class.isAssignableFrom(type)) {
      schema.put("type", "object").set("additionalProperties", element);
    } else {
      schema.put("type", "array").set("items", element);
    }
    return schema;
  }

  /** A record with arguments is called by them first: {@code Step<Period>} is PeriodStep. */
  private static Named named(Type type, Class<?> raw, Map<TypeVariable<?>, Type> outer) {
    var name = new StringBuilder();
    var arguments = new HashMap<TypeVariable<?>, Type>();
    if (type instanceof ParameterizedType generic) {
      for (int i = 0; i < raw.getTypeParameters().length; i++) {
        var given = generic.getActualTypeArguments()[i];
        var argument = outer.getOrDefault(given, given);
        name.append(name(raw(argument)));
        arguments.put(raw.getTypeParameters()[i], argument);
      }
    }
    return new Named(name.append(name(raw)).toString(), raw, arguments);
  }

  private ObjectNode refer(Named type) {
    var known = named.putIfAbsent(type.name(), type);
    if (known == null) {
      pending.add(type);
    } else if (!known.equals(type)) {
      throw new IllegalArgumentException(
          "%s and %s are both called %s".formatted(known.type(), type.type(), type.name()));
    }
    return JSON.objectNode().put("$ref", referencePrefix + type.name());
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
    if (!schema.has("$ref")) {
      return schema;
    }
    var either = JSON.objectNode();
    either.putArray("anyOf").addObject().set("$ref", schema.remove("$ref"));
    either.withArray("anyOf").addObject().put("type", "null");
    return either.setAll(schema);
  }

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
