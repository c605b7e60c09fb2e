package dev.daybook.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.Await;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** BlockHound watches these tests: without it they could not tell that nothing blocks. */
class BlockingIsCaughtTest {

  static List<Scheduler> threadsThatMayNotBlock() {
    return List.of(
        Schedulers.parallel(), Schedulers.newParallel("watched", 1), Schedulers.newSingle("alone"));
  }

  @ParameterizedTest
  @MethodSource("threadsThatMayNotBlock")
  void whoeverBlocksWhereNobodyMayIsCaught(Scheduler scheduler) {
    Mono<Boolean> blocking =
        Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS))
            .subscribeOn(scheduler);
    assertThatThrownBy(() -> Await.one(blocking)).hasCauseInstanceOf(BlockingOperationError.class);
  }
}
