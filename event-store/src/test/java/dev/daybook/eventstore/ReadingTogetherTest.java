package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Boundaries that are asked for at the same time share a read; nobody may notice. */
class ReadingTogetherTest {

  private static final int ACCOUNTS = 300;
  private static final int LARGE = 400;

  private static final TestStore node = TestStore.on(TestPostgres.database());
  private static final EventStore store = node.store();

  /** Account n has n % 4 events in the one tenant, and one event in the other. */
  @BeforeAll
  static void accounts() {
    NewEvent[] mine =
        IntStream.range(0, ACCOUNTS)
            .boxed()
            .flatMap(n -> Stream.generate(() -> n).limit(n % 4))
            .map(n -> event("test.noted", "account:" + n, "all:1"))
            .toArray(NewEvent[]::new);
    NewEvent[] others =
        IntStream.range(0, ACCOUNTS)
            .mapToObj(n -> event("test.noted", "account:" + n))
            .toArray(NewEvent[]::new);
    one(store.append(append("mine", mine)));
    one(store.append(append("others", others)));
  }

  @AfterAll
  static void close() {
    node.close();
  }

  @Test
  void everyoneGetsTheirOwnBoundaryOfTheirOwnTenant() {
    Flux.range(0, ACCOUNTS)
        .flatMap(
            n ->
                Mono.zip(store.source("mine", account(n), 0), store.source("others", account(n), 0))
                    .doOnNext(
                        both -> {
                          assertHolds(both.getT1(), "mine", n, n % 4);
                          assertHolds(both.getT2(), "others", n, 1);
                        }),
            ACCOUNTS)
        .blockLast();
  }

  @Test
  void eachIsReadFromWhereItWasAskedFrom() {
    long head = one(store.head());

    assertThat(
            all(
                Flux.just(0L, head, 0L, head)
                    .flatMapSequential(after -> store.source("mine", account(3), after))
                    .map(sourced -> sourced.events().size())))
        .containsExactly(3, 0, 3, 0);
  }

  @Test
  void aLargeOneIsReadAsAWhole() {
    Boundary large = Boundary.of(Criterion.types("test.noted").tagged("all:1"));

    assertThat(
            all(
                Flux.just(account(1), large, account(2), large)
                    .flatMapSequential(boundary -> store.source("mine", boundary, 0))
                    .map(sourced -> sourced.events().size())))
        .containsExactly(1, ACCOUNTS / 4 * 6, 2, ACCOUNTS / 4 * 6)
        .anySatisfy(size -> assertThat(size).isGreaterThan(LARGE));
  }

  @Test
  void oneThatPostgresRefusesDoesNotSpoilItsNeighbours() {
    Boundary impossible = Boundary.of(Criterion.types("test.noted").tagged("account:\u0000"));
    Flux<Integer> sizes =
        Flux.range(0, 50)
            .flatMap(
                n ->
                    n % 10 == 5
                        ? store.source("mine", impossible, 0).map(none -> -1).onErrorReturn(-2)
                        : store.source("mine", account(1), 0).map(found -> found.events().size()),
                50);

    assertThat(all(sizes)).containsOnly(1, -2);
    assertThatThrownBy(() -> one(store.source("mine", impossible, 0))).hasMessageContaining("0x00");
  }

  private static Boundary account(int n) {
    return Boundary.of(Criterion.types("test.noted").tagged("account:" + n));
  }

  private static void assertHolds(Sourced sourced, String tenant, int account, int events) {
    assertThat(sourced.events())
        .hasSize(events)
        .allSatisfy(
            event -> {
              assertThat(event.tenant()).isEqualTo(tenant);
              assertThat(event.tags()).contains("account:" + account);
            });
  }
}
