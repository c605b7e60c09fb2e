package dev.daybook.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.FluxUtils;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;

class EntryStreamTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Scheduler callbacks = Futures.virtualThreads();

  private static Entry<EventMessage> entry(int number) {
    return new SimpleEntry<>(
        new GenericEventMessage(
            UUID.randomUUID().toString(),
            new MessageType("test.entry"),
            number,
            Map.of(),
            Instant.EPOCH),
        Context.empty());
  }

  private EntryStream stream(Flux<Entry<EventMessage>> source) {
    return new EntryStream(source.publishOn(callbacks), callbacks);
  }

  private static Flux<Entry<EventMessage>> entries(int count) {
    return Flux.range(0, count).map(EntryStreamTest::entry);
  }

  @Test
  void nothingIsReadBeforeSomebodyLooks() {
    AtomicInteger subscriptions = new AtomicInteger();
    EntryStream stream =
        stream(entries(1).doOnSubscribe(ignored -> subscriptions.incrementAndGet()));
    assertThat(stream.isCompleted()).isFalse();
    assertThat(subscriptions).hasValue(0);
    stream.hasNextAvailable();
    stream.peek();
    stream.next();
    assertThat(subscriptions).hasValue(1);
    stream.close();
  }

  @Test
  void allEntriesComeInOrderWhateverAReaderAsksFor() {
    for (int batch : List.of(1, 7, 100, Integer.MAX_VALUE)) {
      StepVerifier.create(
              FluxUtils.of(stream(entries(2_000)))
                  .limitRate(batch)
                  .map(entry -> (Integer) Objects.requireNonNull(entry.message().payload()))
                  .collectList())
          .assertNext(all -> assertThat(all).hasSize(2_000).isSorted())
          .expectComplete()
          .verify(LIMIT);
    }
  }

  @Test
  void whoeverReducesSeesEverything() throws Exception {
    for (int round = 0; round < 200; round++) {
      CompletableFuture<Integer> sum = stream(entries(50)).reduce(0, (soFar, entry) -> soFar + 1);
      assertThat(sum.get(10, TimeUnit.SECONDS)).isEqualTo(50);
    }
  }

  @Test
  void aSlowReaderHoldsNoMoreThanTheBuffer() throws Exception {
    AtomicLong produced = new AtomicLong();
    CountDownLatch filled = new CountDownLatch(EntryStream.BUFFERED_ENTRIES);
    Flux<Entry<EventMessage>> endless =
        Flux.<Entry<EventMessage>>generate(
            sink -> {
              produced.incrementAndGet();
              sink.next(entry(1));
            });
    EntryStream stream =
        new EntryStream(
            endless.publishOn(callbacks, 1).doOnNext(ignored -> filled.countDown()), callbacks);
    stream.hasNextAvailable();
    assertThat(filled.await(10, TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 10 * EntryStream.BUFFERED_ENTRIES; i++) {
      assertThat(produced.get()).isLessThanOrEqualTo(i + EntryStream.BUFFERED_ENTRIES + 3);
      stream.next();
    }
    stream.close();
    assertThat(stream.hasNextAvailable()).isFalse();
  }

  @Test
  void aFaultComesAfterWhatCameBeforeIt() {
    Flux<Entry<EventMessage>> broken =
        entries(2).concatWith(Flux.error(() -> new NoClassDefFoundError("an Error")));
    StepVerifier.create(FluxUtils.of(stream(broken)))
        .expectNextCount(2)
        .expectErrorSatisfies(
            fault ->
                assertThat(fault).isInstanceOf(Exception.class).hasMessageContaining("an Error"))
        .verify(LIMIT);
  }

  @Test
  void whatACallbackThrowsEndsTheStream() throws Exception {
    Sinks.Many<Entry<EventMessage>> source = Sinks.many().unicast().onBackpressureBuffer();
    EntryStream stream = stream(source.asFlux());
    CountDownLatch called = new CountDownLatch(1);
    stream.setCallback(
        () -> {
          called.countDown();
          throw new AssertionError("a bug of the reader");
        });
    source.tryEmitNext(entry(1));
    assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
    stream.next();
    Awaitility.await().until(stream::isCompleted);
    assertThat(stream.error())
        .hasValueSatisfying(fault -> assertThat(fault).hasMessageContaining("a bug of the reader"));
  }

  @Test
  void aReaderThatMissedACallIsToldAgain() throws Exception {
    Sinks.Many<Entry<EventMessage>> source = Sinks.many().unicast().onBackpressureBuffer();
    EntryStream stream = stream(source.asFlux());
    CountDownLatch read = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    stream.setCallback(
        () -> {
          // The first call comes while the reader is on its way out.
          if (calls.incrementAndGet() > 1 && stream.next().isPresent()) {
            read.countDown();
          }
        });
    source.tryEmitNext(entry(1));
    assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
    stream.close();
  }

  @Test
  void aClosedStreamIsCompleted() {
    EntryStream stream = stream(Flux.never());
    stream.setCallback(() -> {});
    stream.close();
    assertThat(stream.isCompleted()).isTrue();
    assertThat(stream.error()).isEmpty();
    assertThat(stream.next()).isEmpty();
  }
}
