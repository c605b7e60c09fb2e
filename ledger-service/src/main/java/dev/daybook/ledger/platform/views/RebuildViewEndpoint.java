package dev.daybook.ledger.platform.views;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.LiveMessage;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.projections.ViewRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class RebuildViewEndpoint implements Endpoint {

  private static final Operation OPERATION =
      Operation.post("/views/{view}/rebuild", "Rebuild a view")
          .tag("views")
          .description(
              "Posts the view again into new tables, beside the ones that go on serving, which they"
                  + " then replace. Live, it tells its progress.")
          .needs(ViewOperations.REBUILD)
          .starts(RebuildRow.class)
          .live()
          .refuses(ViewOperations.REBUILD_RUNNING);

  private final ViewRunner runner;

  RebuildViewEndpoint(ViewRunner runner) {
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
                runner
                    .rebuild(view)
                    .filter(started -> started)
                    .flatMap(started -> begun(call, view)),
                view));
  }

  private Mono<Answer> begun(Call call, String view) {
    var progress = runner.progress(view).map(RebuildRow::of);
    return call.wants() == Representation.LIVE
        ? Mono.just(Answer.live(progress.map(row -> new LiveMessage(null, "rebuild", row))))
        : progress.next().map(row -> Answer.accepted("/views", row));
  }
}
