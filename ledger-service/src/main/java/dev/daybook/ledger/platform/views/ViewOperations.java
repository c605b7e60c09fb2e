package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.projections.ViewRunner;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What the endpoints of views have in common. */
final class ViewOperations {

  static final Permission READ = new Permission("views:read");
  static final Permission REBUILD = new Permission("views:rebuild");

  static final ErrorCode REBUILD_RUNNING =
      ErrorCode.retryable(
          409,
          "rebuild_running",
          "A rebuild is running",
          "New tables are being filled beside the view, for a rebuild or a comparison. Watch `GET"
              + " /views` and ask again when it has ended.");

  /** Empty becomes: something fills tables beside the view already. */
  static Mono<Answer> orRunning(Mono<Answer> answer, String view) {
    return answer.switchIfEmpty(
        Mono.fromSupplier(
            () ->
                Answer.problem(
                    Problem.of(
                        REBUILD_RUNNING,
                        "New tables for the view %s are being filled already.".formatted(view)))));
  }

  static Mono<Answer> ofKnown(Call call, ViewRunner runner, Function<String, Mono<Answer>> then) {
    var view = call.path("view");
    return runner
        .status(view)
        .flatMap(known -> then.apply(view))
        .switchIfEmpty(
            Mono.fromSupplier(
                () ->
                    Answer.problem(
                        Problem.of(ErrorCodes.NOT_FOUND, "There is no view of that name."))));
  }

  private ViewOperations() {}
}
