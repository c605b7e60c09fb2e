package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.appendIf;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.StateCache.Folded;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class StateCacheTest {

  private static final int BOUNDARY_LIMIT = 20;

  private static final TestDatabase database = TestPostgres.database();

  @AutoClose
  private final TestStore node =
      TestStore.on(
          database.service(), settings -> settings.boundaryEvents(BOUNDARY_LIMIT).pageEvents(10));

  private final EventStore store = node.store();
  private final AtomicInteger evolved = new AtomicInteger();
  private final StateCache<Integer> counts =
      new StateCache<>(
          store,
          0,
          (count, event) -> {
            evolved.incrementAndGet();
            return count + 1;
          },
          2);

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  private static Boundary account(int number) {
    return Boundary.of(Criterion.types("test.noted").tagged("account:" + number));
  }

  @Test
  void withoutEventsTheStateIsTheInitialOne() {
    assertThat(one(counts.fold("demo", account(1)))).isEqualTo(new Folded<>(0, 0));
  }

  @Test
  void onlyWhatCameAfterIsFoldedTheNextTime() {
    note(1, 5);
    assertThat(one(counts.fold("demo", account(1)))).isEqualTo(new Folded<>(5, 5));

    note(2, 1);
    note(1, 2);
    assertThat(one(counts.fold("demo", account(1)))).isEqualTo(new Folded<>(7, 8));
    assertThat(evolved).hasValue(7);
  }

  @Test
  void aBoundaryMayBeLargerThanWhatCanBeSourced() {
    note(1, 3 * BOUNDARY_LIMIT);
    assertThat(one(counts.fold("demo", account(1))).state()).isEqualTo(3 * BOUNDARY_LIMIT);

    note(1, 2 * BOUNDARY_LIMIT);
    assertThat(one(counts.fold("demo", account(1))).state()).isEqualTo(5 * BOUNDARY_LIMIT);
  }

  @Test
  void ofMoreBoundariesThanFitTheOneLongestUnusedIsReadAgain() {
    note(1, 3);
    one(counts.fold("demo", account(1)));
    one(counts.fold("demo", account(2)));
    one(counts.fold("demo", account(1)));
    one(counts.fold("demo", account(3)));
    assertThat(evolved).hasValue(3);

    one(counts.fold("demo", account(1)));
    assertThat(evolved).hasValue(3);
    one(counts.fold("demo", account(2)));
    one(counts.fold("demo", account(3)));
    assertThat(one(counts.fold("demo", account(1))).state()).isEqualTo(3);
    assertThat(evolved).hasValue(6);
  }

  @Test
  void tenantsHaveStatesOfTheirOwn() {
    note(1, 3);
    one(counts.fold("demo", account(1)));

    assertThat(one(counts.fold("other", account(1))).state()).isZero();
  }

  @Test
  void decisionsOnCachedStatesExcludeEachOtherLikeAnyOther() {
    Boundary boundary = account(1);
    long appended =
        all(
                Flux.range(0, 100)
                    .flatMap(
                        i ->
                            counts
                                .fold("demo", boundary)
                                .flatMap(
                                    folded ->
                                        store.append(
                                            appendIf(
                                                "demo",
                                                boundary,
                                                folded.head(),
                                                event(
                                                    "test.noted",
                                                    "account:1",
                                                    "n:" + folded.state())))),
                        8))
            .stream()
            .filter(Verdict.Appended.class::isInstance)
            .count();

    assertThat(one(counts.fold("demo", boundary)).state()).isEqualTo((int) appended);
    assertThat(all(store.read(Selection.of("demo", boundary))).stream().map(StoredEvent::tags))
        .doesNotHaveDuplicates();
  }

  private void note(int account, int events) {
    Flux.range(0, events)
        .flatMap(i -> store.append(append("demo", event("test.noted", "account:" + account))))
        .blockLast();
  }
}
