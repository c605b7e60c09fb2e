package dev.daybook.ledger.platform.views;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.projections.ViewRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Component
final class ListViewsEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.get("/views", "List views")
          .tag("views")
          .description("How far each view is, how fast, and what it is doing.")
          .needs(ViewOperations.READ)
          .lists(ViewRow.class);

  private final ViewRunner runner;

  ListViewsEndpoint(ViewRunner runner) {
    this.runner = runner;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return runner
        .statuses()
        .map(ViewRow::of)
        .collectList()
        .map(
            rows ->
                call.wants() == Representation.LINES
                    ? Answer.lines(Flux.fromIterable(rows))
                    : Answer.page(call.page(), call.page().of(rows), rows.size()));
  }
}
