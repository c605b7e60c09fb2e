package dev.daybook.ledger.platform.openapi;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Problem;
import reactor.core.publisher.Mono;

/** {@code GET /schemas/events/{type}/{revision}.json}. */
final class EventSchemaEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/schemas/events/{type}/{revision}.json", "Get the schema of an event")
          .tag("documentation")
          .description(
              "The JSON Schema (2020-12) of the data of an event, by its type and revision. A"
                  + " published schema never changes; a changed event gets a new revision.")
          .atRoot()
          .open()
          .produces("application/json");

  private final EventCatalogue events;

  EventSchemaEndpoint(EventCatalogue events) {
    this.events = events;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return Mono.just(
        events
            .find(call.path("type"), call.path("revision"))
            .map(form -> Answer.raw("application/json", form.schema().toString()))
            .orElseGet(EventSchemaEndpoint::unknown));
  }

  private static Answer unknown() {
    return Answer.problem(
        Problem.of(ErrorCodes.NOT_FOUND, "There is no event of this type and revision."));
  }
}
