package dev.daybook.ledger.platform.openapi.pages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Shows parameters and the properties of objects: name, kind, limits, meaning. */
final class Fields {

  private final Described described;

  Fields(Described described) {
    this.described = described;
  }

  /** The properties of an object. */
  String ofObject(JsonNode schema) {
    var required = new HashSet<String>();
    schema.path("required").forEach(name -> required.add(name.asString()));
    return schema.path("properties").properties().stream()
        .map(
            property ->
                field(
                    property.getKey(),
                    property.getValue(),
                    property.getValue().path("description").asString(""),
                    required.contains(property.getKey())))
        .collect(Collectors.joining("\n", "<dl class=\"fields\">\n", "\n</dl>"));
  }

  /** Parameters that stand in that part of a request. */
  String ofParameters(Iterable<JsonNode> parameters) {
    var fields = new ArrayList<String>();
    for (var parameter : parameters) {
      fields.add(
          field(
              parameter.path("name").asString(),
              parameter.path("schema"),
              parameter.path("description").asString(""),
              parameter.path("required").asBoolean(false)));
    }
    return fields.stream().collect(Collectors.joining("\n", "<dl class=\"fields\">\n", "\n</dl>"));
  }

  private String field(String name, JsonNode schema, String description, boolean isRequired) {
    return """
    <div>
    <dt><code>%s</code> <span class="kind">%s</span>%s</dt>
    <dd>%s</dd>
    </div>\
    """
        .formatted(
            Html.text(name),
            kind(schema),
            isRequired ? " <span class=\"required\">required</span>" : "",
            Html.inline(description.isEmpty() ? meaning(schema) : description));
  }

  /** Of what it refers to, if it says nothing by itself. */
  private String meaning(JsonNode schema) {
    return described.resolved(schema).path("description").asString("");
  }

  /** What a value is, in a few words, with a link to the object that it may be. */
  String kind(JsonNode schema) {
    var kind = plainKind(schema);
    var limits = limits(schema);
    return limits.isEmpty() ? kind : kind + ", " + limits;
  }

  private String plainKind(JsonNode schema) {
    if (schema.has("$ref")) {
      return referred(schema);
    }
    for (var choice : Set.of("anyOf", "oneOf")) {
      if (schema.has(choice)) {
        return schema
            .path(choice)
            .valueStream()
            .map(one -> one.path("type").asString("").equals("null") ? "null" : kind(one))
            .collect(Collectors.joining(" or "));
      }
    }
    var types = new ArrayList<String>();
    if (schema.path("type").isArray()) {
      schema.path("type").forEach(type -> types.add(type.asString()));
    } else {
      types.add(schema.path("type").asString("anything"));
    }
    var orNull = types.remove("null") ? " or null" : "";
    return (isDecimal(schema) ? "decimal" : one(types.getFirst(), schema)) + orNull;
  }

  private String referred(JsonNode schema) {
    var target = described.resolved(schema);
    if (target.has("enum")) {
      return oneOf(target);
    }
    var name = Html.text(described.mention(schema));
    return "<a href=\"#%1$s\">%1$s</a>".formatted(name);
  }

  private String one(String type, JsonNode schema) {
    return switch (type) {
      case "array" -> "list of " + kind(schema.path("items"));
      case "object" ->
          schema.path("additionalProperties").isObject()
              ? "object, each value " + kind(schema.path("additionalProperties"))
              : "object";
      case "string" -> text(schema);
      case "integer" -> "whole number";
      case "boolean" -> "true or false";
      default -> Html.text(type);
    };
  }

  private static String text(JsonNode schema) {
    if (schema.has("enum")) {
      return oneOf(schema);
    }
    if (schema.path("pattern").asString("").equals("^[A-Z]{3}$")) {
      return "currency";
    }
    return switch (schema.path("format").asString("")) {
      case "uuid" -> "id";
      case "date" -> "day";
      case "date-time" -> "time";
      default -> "text";
    };
  }

  private static boolean isDecimal(JsonNode schema) {
    return schema.path("pattern").asString("").contains("[1-9][0-9]*");
  }

  private static String oneOf(JsonNode schema) {
    return schema
        .path("enum")
        .valueStream()
        .map(value -> "<code>%s</code>".formatted(Html.text(value.asString())))
        .collect(Collectors.joining(" or "));
  }

  private static String limits(JsonNode schema) {
    var limits = new ArrayList<String>();
    if (isDecimal(schema) && schema.path("pattern").asString().startsWith("^(?!0")) {
      limits.add("more than 0");
    }
    if (schema.has("minimum") && schema.has("maximum")) {
      limits.add(
          "%d to %d".formatted(schema.path("minimum").asLong(), schema.path("maximum").asLong()));
    } else if (schema.has("minimum")) {
      limits.add("at least " + schema.path("minimum").asLong());
    }
    if (schema.has("maxLength")) {
      limits.add("at most %d characters".formatted(schema.path("maxLength").asLong()));
    }
    if (schema.has("maxItems")) {
      limits.add("at most %d".formatted(schema.path("maxItems").asLong()));
    }
    return String.join(", ", limits);
  }
}
