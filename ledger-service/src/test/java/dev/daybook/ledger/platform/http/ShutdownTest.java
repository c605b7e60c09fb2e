package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ShutdownTest {

  private static final CountDownLatch BEGUN = new CountDownLatch(1);

  /** Takes a second for its answer. */
  private static final class Slow implements Endpoint {

    @Override
    public Operation operation() {
      return Operation.get("/slow", "Take a while").open().returns(String.class);
    }

    @Override
    public Mono<Answer> handle(Call call) {
      return Mono.fromRunnable(BEGUN::countDown)
          .then(Mono.delay(Duration.ofSeconds(1)))
          .map(done -> Answer.ok("done"));
    }
  }

  @Test
  void aServiceThatStopsFinishesItsRequestsAndSaysGoodbyeToItsReaders() throws Exception {
    var endpoints = Stream.concat(Stream.of(new Slow()), new NoteEndpoints().all().stream());
    try (var service = TestService.with(List.copyOf(endpoints.toList()));
        var pool = Executors.newSingleThreadExecutor()) {
      var live =
          service.send(
              service.request("/api/v1/changes").header("Accept", "text/event-stream"),
              BodyHandlers.ofLines());
      var slow = pool.submit(() -> service.get("/api/v1/slow"));
      BEGUN.await();
      var begun = System.nanoTime();
      service.context.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      assertThat(slow.get().body()).isEqualTo("{\"data\":\"done\"}");
      assertThat(live.body()).contains("event: shutting_down");
    }
  }
}
