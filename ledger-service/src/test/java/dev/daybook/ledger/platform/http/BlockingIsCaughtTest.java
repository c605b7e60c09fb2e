package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.RunningService;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A deliberate block on each kind of event loop is caught: so the tests of the service would tell
 * if anything blocked one.
 */
class BlockingIsCaughtTest {

  private static boolean block() {
    try {
      return new CountDownLatch(1).await(1, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** Blocks where the request came in. */
  private record Blocking(AtomicReference<@Nullable Throwable> caught) implements Endpoint {

    @Override
    public Operation operation() {
      return Operation.get("/blocking", "Block").open().returns(BlockingIsCaughtTest.One.class);
    }

    @Override
    public Mono<Answer> handle(Call call) {
      return Mono.fromCallable(BlockingIsCaughtTest::block)
          .doOnError(caught::set)
          .map(one -> Answer.ok(new One(1)));
    }
  }

  /** One. */
  record One(int number) {}

  @Test
  void onTheLoopsOfTheWebServer() {
    var caught = new AtomicReference<@Nullable Throwable>();
    try (var service = TestService.with(List.of(new Blocking(caught)))) {
      assertThat(service.get("/api/v1/blocking").statusCode()).isEqualTo(500);
      assertThat(caught.get()).isInstanceOf(BlockingOperationError.class);
    }
  }

  @Test
  void onTheLoopsOfTheDatabasesDriver() {
    var connections =
        RunningService.shared().context().getBean("serviceConnections", TenantConnections.class);
    var blocking =
        connections.use(
            null,
            connection ->
                Flux.from(connection.createStatement("SELECT 1").execute())
                    .concatMap(result -> result.map(row -> block())));
    assertThatThrownBy(() -> Await.all(blocking))
        .satisfiesAnyOf(
            thrown -> assertThat(thrown).isInstanceOf(BlockingOperationError.class),
            thrown -> assertThat(thrown).hasRootCauseInstanceOf(BlockingOperationError.class));
  }
}
