package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.EventType.Personal;
import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.contracts.schema.JsonSchemas.Direction;
import dev.daybook.contracts.wire.CloudEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every form that an event in the log can have, in order of name and revision: those that this
 * service writes, and those that were written before and stay as they are.
 */
record EventCatalogue(List<Form> forms) {

  /**
   * What the data of an event reads like.
   *
   * @param form the record that it reads like
   * @param personal fields that belong to a person, where the form has them
   */
  record Form(String name, int revision, Class<?> form, String description, List<String> personal) {

    /** The JSON Schema of the data. */
    ObjectNode schema() {
      var schema = JsonSchemas.document(Direction.WRITTEN, form);
      schema
          .put("$id", CloudEvent.schema(name, revision))
          .put("title", "%s, revision %d".formatted(name, revision))
          .put("description", description);
      for (var field : personal) {
        if (property(schema, field) instanceof ObjectNode property) {
          property.put("x-personal", true);
        }
      }
      return schema;
    }
  }

  static EventCatalogue of(Collection<EventType<?>> types) {
    return new EventCatalogue(
        types.stream()
            .flatMap(type -> forms(type).stream())
            .sorted(Comparator.comparing(Form::name).thenComparing(Form::revision))
            .toList());
  }

  private static List<Form> forms(EventType<?> type) {
    var personal = type.personal().stream().<String>map(Personal::field).toList();
    var forms = new ArrayList<Form>();
    type.formers()
        .forEach(
            (revision, former) ->
                forms.add(
                    new Form(type.name(), revision, former.form(), type.description(), personal)));
    forms.add(new Form(type.name(), type.revision(), type.event(), type.description(), personal));
    return forms;
  }

  /** At a path such as {@code charge.description}. */
  private static JsonNode property(JsonNode schema, String path) {
    var found = schema;
    for (var name : path.split("\\.", -1)) {
      var reference = found.path("$ref").asString("");
      var record = reference.isEmpty() ? found : schema.at(reference.substring(1));
      found = record.path("properties").path(name);
    }
    return found;
  }

  Optional<Form> find(String name, String revision) {
    return forms.stream()
        .filter(
            form -> form.name().equals(name) && Integer.toString(form.revision()).equals(revision))
        .findFirst();
  }
}
