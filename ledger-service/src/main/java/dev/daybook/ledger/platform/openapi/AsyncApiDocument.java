package dev.daybook.ledger.platform.openapi;

import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.contracts.schema.JsonSchemas.Direction;
import dev.daybook.ledger.platform.http.Envelopes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.http.StreamEnd;
import dev.daybook.ledger.platform.openapi.EventCatalogue.Form;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3.0 document: every event type, and every live answer as a channel. */
final class AsyncApiDocument {

  static final String VERSION = "3.0.0";
  private static final String SCHEMAS = "#/components/schemas/";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final String DESCRIPTION =
      """
      The events of the log, and what can be watched.

      A channel is an operation of the interface that is asked for with \
      `Accept: text/event-stream` (server-sent events): `id:` is the position in the log, \
      `Last-Event-ID` resumes after it, and a comment every 15 seconds shows that the stream lives. \
      Of a list the page is sent that `skip` and `limit` ask for. The last message is named after \
      the reason why the stream ends.

      The channel `listEvents` sends the events themselves: each message is one event as a \
      CloudEvent 1.0, in the order of the log, from the position that the reader asks for on. What \
      stands in its `data` is the message of its `type` and `revision` among the components.
      """;

  private final JsonSchemas schemas = JsonSchemas.in(Direction.WRITTEN, SCHEMAS);
  private final ObjectNode document = JSON.objectNode().put("asyncapi", VERSION);

  private AsyncApiDocument() {}

  static ObjectNode of(
      EventCatalogue events, Collection<Operation> operations, String serviceVersion) {
    var written = new AsyncApiDocument();
    written.info(serviceVersion);
    written.channels(operations);
    written.components(events.forms());
    return written.document;
  }

  private void info(String version) {
    document
        .putObject("info")
        .put("title", "Daybook")
        .put("version", version)
        .put("description", DESCRIPTION)
        .putObject("license")
        .put("name", "Apache 2.0")
        .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
  }

  private void channels(Collection<Operation> operations) {
    var channels = document.putObject("channels");
    var sends = document.putObject("operations");
    operations.stream()
        .filter(operation -> operation.representations().contains(Representation.LIVE))
        .sorted(Comparator.comparing(Operation::id))
        .forEach(operation -> add(operation, channels, sends));
  }

  private void add(Operation operation, ObjectNode channels, ObjectNode sends) {
    var channel =
        channels
            .putObject(operation.id())
            .put("address", DescribedOperation.path(operation))
            .put("title", operation.summary());
    var messages = channel.putObject("messages");
    messages.set("end", end());
    var message = messages.putObject("message");
    message.put("title", operation.summary()).put("contentType", "application/json");
    message.set("payload", payload(operation));
    var variables = operation.pathVariables();
    if (!variables.isEmpty()) {
      var parameters = channel.putObject("parameters");
      variables.forEach(
          name -> parameters.putObject(name).put("description", "As in the path of the request."));
    }
    var send = sends.putObject(operation.id()).put("action", "send");
    send.putObject("channel").put("$ref", "#/channels/" + operation.id());
    send.put("summary", operation.summary());
    send.put(
        "description",
        operation.isFollowing()
            ? "One message for each that is there, in order, and for each that comes."
            : "Sent now, and again whenever it changes.");
    send.putObject("bindings")
        .putObject("http")
        .put("method", operation.method().name())
        .put("bindingVersion", "0.3.0");
  }

  /** A page is sent as a whole whenever it changes. */
  private ObjectNode payload(Operation operation) {
    var type = operation.answer();
    var one = type == null ? JSON.objectNode() : schemas.reference(type);
    return switch (operation.shape()) {
      case MANY ->
          operation.isFollowing()
              ? one
              : DescribedOperation.page(
                  DescribedOperation.array(one), schemas.reference(Envelopes.Meta.class));
      case ALL -> DescribedOperation.noted(operation, DescribedOperation.array(one), schemas);
      case ONE ->
          operation.meta() == null ? one : DescribedOperation.noted(operation, one, schemas);
      case NOTHING, RAW, FILE -> one;
    };
  }

  /** The last message, whose name says why the stream ends. */
  private ObjectNode end() {
    var reasons =
        Arrays.stream(StreamEnd.values())
            .map(end -> "`%s`: %s".formatted(end.event(), end.message()))
            .collect(Collectors.joining("\n\n"));
    var message =
        JSON.objectNode()
            .put("title", "The end")
            .put("description", "The last message, named after the reason.\n\n" + reasons)
            .put("contentType", "application/json");
    message.set("payload", schemas.reference(StreamEnd.Reason.class));
    return message;
  }

  private void components(List<Form> forms) {
    var components = document.putObject("components");
    var messages = components.putObject("messages");
    for (var form : forms) {
      var message =
          messages
              .putObject(form.name() + "." + form.revision())
              .put("name", form.name())
              .put("title", "%s, revision %d".formatted(form.name(), form.revision()))
              .put("summary", form.description())
              .put("contentType", "application/json");
      message.set("payload", schemas.reference(form.form()));
    }
    components.putObject("schemas").setAll(schemas.definitions());
  }
}
