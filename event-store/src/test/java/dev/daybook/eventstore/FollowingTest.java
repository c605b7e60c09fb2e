package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.EmbeddedServer;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class FollowingTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Selection ALL = Selection.of("demo", Boundary.EVERYTHING);

  private static final TestDatabase database = TestPostgres.database();

  /** Polls never: what it learns, it was told. */
  @AutoClose private final TestStore node = TestStore.on(database.service(), s -> s.poll(NEVER));

  @AutoClose private final TestStore other = TestStore.on(database.service(), s -> s.poll(NEVER));

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  @Test
  void thePastRunsIntoThePresentWithoutASeam() {
    appendTo(node, 30);

    StepVerifier.create(node.store().follow(ALL).map(StoredEvent::position))
        .expectNextSequence(positions(1, 30))
        .then(() -> appendTo(node, 5))
        .expectNextSequence(positions(31, 35))
        .then(() -> appendTo(other, 5))
        .expectNextSequence(positions(36, 40))
        .expectNoEvent(Duration.ofMillis(100))
        .thenCancel()
        .verify(LIMIT);
  }

  @Test
  void whoFollowsAfterAnotherAlreadyDoesMissesNothing() {
    appendTo(node, 3);

    StepVerifier.create(node.store().follow(ALL).take(1).thenMany(node.store().follow(ALL)).take(3))
        .expectNextCount(3)
        .expectComplete()
        .verify(LIMIT);
    var first = node.store().follow(ALL).subscribe();
    StepVerifier.create(node.store().follow(ALL.after(2)).map(StoredEvent::position))
        .expectNext(3L)
        .then(() -> appendTo(other, 1))
        .expectNext(4L)
        .thenCancel()
        .verify(LIMIT);
    first.dispose();
  }

  @Test
  void whileManyAppendEveryFollowerSeesEveryEventOnceAndInOrder() {
    int events = 400;
    Boundary odd = Boundary.of(Criterion.types("test.noted").tagged("odd:1"));
    Mono<List<List<Long>>> followers =
        Flux.range(0, 8)
            .flatMap(
                i ->
                    (i % 2 == 0 ? node : other)
                        .store()
                        .follow(i < 4 ? ALL : Selection.of("demo", odd))
                        .map(StoredEvent::position)
                        .take(i < 4 ? events : events / 2)
                        .collectList(),
                8)
            .collectList();
    Mono<Void> appends =
        Flux.range(0, events)
            .flatMap(
                i ->
                    (i % 3 == 0 ? node : other)
                        .store()
                        .append(append("demo", event("test.noted", "odd:" + i % 2))),
                7)
            .then();

    List<List<Long>> seen =
        one(Mono.zip(followers, appends.thenReturn(true)).map(both -> both.getT1()));
    assertThat(seen).hasSize(8).allSatisfy(positions -> assertThat(positions).isSorted());
    assertThat(seen).allSatisfy(positions -> assertThat(positions).doesNotHaveDuplicates());
    assertThat(seen).filteredOn(positions -> positions.size() == events).hasSize(4);
  }

  @Test
  void aSlowFollowerHoldsNothingUpAndMissesNothing() {
    StepVerifier.create(node.store().follow(ALL).map(StoredEvent::position), 0)
        .then(() -> appendTo(node, 600))
        .thenRequest(1)
        .expectNext(1L)
        .then(() -> appendTo(node, 600))
        .thenRequest(Long.MAX_VALUE)
        .expectNextSequence(positions(2, 1_200))
        .thenCancel()
        .verify(LIMIT);
  }

  @Test
  void newsThatNobodyToldOfAreFoundByAsking() {
    try (TestStore polling =
        TestStore.on(database.service(), settings -> settings.poll(Duration.ofMillis(50)))) {
      StepVerifier.create(polling.store().follow(ALL).map(StoredEvent::type))
          .then(this::insertWithoutNotifying)
          .expectNext("test.silent")
          .thenCancel()
          .verify(LIMIT);
    }
  }

  @Test
  void closingTheStoreEndsWhatFollowsIt() {
    TestStore closing = TestStore.on(database);
    appendTo(node, 1);

    StepVerifier.create(closing.store().follow(ALL))
        .expectNextCount(1)
        .then(closing::close)
        .expectComplete()
        .verify(LIMIT);
  }

  @Test
  void aRestartOfTheDatabaseIsAPauseAndNothingElse() {
    try (EmbeddedServer server = EmbeddedServer.start()) {
      TestDatabase restarted = new TestPostgres(server.address()).migrated();
      try (TestStore follower = TestStore.on(restarted.service(), s -> s.poll(NEVER));
          TestStore appender = TestStore.on(restarted)) {
        StepVerifier.create(follower.store().follow(ALL).map(StoredEvent::position))
            .then(() -> appendTo(appender, 10))
            .expectNextSequence(positions(1, 10))
            .then(server::stop)
            .then(server::startAgain)
            .then(() -> appendTo(appender, 10))
            .expectNextSequence(positions(11, 20))
            .then(() -> appendTo(appender, 1))
            .expectNext(21L)
            .thenCancel()
            .verify(LIMIT);
      }
    }
  }

  private void insertWithoutNotifying() {
    database.execute(
        """
        INSERT INTO daybook.event VALUES
          (1, gen_random_uuid(), 'demo', 'test.silent', 1, now(), NULL, '{}', '{}', '{}')
        """);
  }

  private static void appendTo(TestStore node, int events) {
    assertThat(
            one(
                Flux.fromStream(IntStream.range(0, events).boxed())
                    .flatMap(i -> node.store().append(append("demo", event("test.noted"))), 64)
                    .count()))
        .isEqualTo(events);
  }

  private static List<Long> positions(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
