package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ShutdownTest {

  /** Takes a second for its answer. */
  private static final class Slow implements Endpoint {

    private final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public Operation operation() {
      return Operation.get("/slow", "Take a while").open().returns(String.class);
    }

    @Override
    public Mono<Answer> handle(Call call) {
      return Mono.fromRunnable(begun::countDown)
          .then(Mono.delay(Duration.ofSeconds(1)))
          .map(done -> Answer.ok("done"));
    }
  }

  @Test
  void theSameHoldsForTheStreamsOfHttp2() throws Exception {
    var slow = new Slow();
    var endpoints = Stream.concat(Stream.of(slow), new NoteEndpoints().all().stream()).toList();
    try (var service = TestService.with(List.copyOf(endpoints));
        var client = Http2Socket.to(service);
        var unsent = Http2Socket.to(service);
        var idle = Http2Socket.to(service);
        var pool = Executors.newSingleThreadExecutor()) {
      int live = client.get("/api/v1/changes", "accept", "text/event-stream");
      int late = client.get("/api/v1/slow");
      unsent.request(Http2Socket.asked("POST", "/nowhere"), false);
      idle.ping();
      slow.begun.await();
      var since = System.nanoTime();
      var stopped = pool.submit(service.context::close);
      assertThat(client.answer(late).body()).isEqualTo("{\"data\":\"done\"}");
      assertThat(client.answer(live).body()).contains("event: shutting_down");
      stopped.get();
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(10));
      client.untilClosed();
      idle.untilClosed();
      assertThat(client.goneAway).isEqualTo(Http2Error.NO_ERROR);
    }
  }

  @Test
  void aServiceThatStopsFinishesItsRequestsAndSaysGoodbyeToItsReaders() throws Exception {
    var slowly = new Slow();
    var endpoints = Stream.concat(Stream.of(slowly), new NoteEndpoints().all().stream());
    try (var service = TestService.with(List.copyOf(endpoints.toList()));
        var pool = Executors.newSingleThreadExecutor()) {
      var live =
          service.send(
              service.request("/api/v1/changes").header("Accept", "text/event-stream"),
              BodyHandlers.ofLines());
      var slow = pool.submit(() -> service.get("/api/v1/slow"));
      slowly.begun.await();
      var begun = System.nanoTime();
      service.context.close();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
      assertThat(slow.get().body()).isEqualTo("{\"data\":\"done\"}");
      assertThat(live.body()).contains("event: shutting_down");
    }
  }
}
