package dev.daybook.ledger.platform.views;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.projections.ViewRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ResumeViewEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.post("/views/{view}/resume", "Resume a view")
          .tag("views")
          .description(
              "Tries the event again at which a FAILED view has stopped. A view that has not failed"
                  + " goes on as it was.")
          .needs(ViewOperations.REBUILD)
          .returns(ViewRow.class);

  private final ViewRunner runner;

  ResumeViewEndpoint(ViewRunner runner) {
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
            runner
                .resume(view)
                .then(runner.status(view))
                .map(status -> Answer.ok(ViewRow.of(status))));
  }
}
