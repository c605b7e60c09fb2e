package dev.daybook.ledger.platform.views;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.projections.ViewRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class CompareViewEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.post("/views/{view}/compare", "Compare a view")
          .tag("views")
          .description(
              "Posts the view again into tables of its own and compares them with the served ones,"
                  + " row by row, at one position.")
          .needs(ViewOperations.REBUILD)
          .returns(ComparisonRow.class)
          .refuses(ViewOperations.REBUILD_RUNNING);

  private final ViewRunner runner;

  CompareViewEndpoint(ViewRunner runner) {
    this.runner = runner;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return ViewOperations.ofKnown(
        call,
        runner,
        view ->
            ViewOperations.orRunning(
                runner.compare(view).map(comparison -> Answer.ok(ComparisonRow.of(comparison))),
                view));
  }
}
