package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.FullDisk;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An append that PostgreSQL has no room for. */
class FullDiskTest {

  private static final TestDatabase database = TestPostgres.database();

  /** As many tries as any disk takes that still has a few half-filled pages. */
  private static final int TRIES = 1_000;

  private final AtomicInteger told = new AtomicInteger();

  @AutoClose
  private final TestStore node =
      TestStore.on(
          database.service(),
          settings -> settings.diskFull(told::incrementAndGet).poll(Duration.ofHours(1)));

  private final PostgresEventStore store = node.store();

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  @Test
  void isToldAtOnceWithoutAnEndOfReadingAndHealsByItself() {
    fillsAndHeals(FullDisk.said(database));
  }

  @Test
  void isToldAtOnceWhereTheDiskIsReallyFull() {
    fillsAndHeals(FullDisk.real(database));
  }

  private void fillsAndHeals(FullDisk disk) {
    try (disk) {
      one(store.append(append("demo", event("test.first"))));
      assertThat(one(store.hasRoom())).isTrue();
      assertThat(one(store.head())).as("the probe leaves nothing").isEqualTo(1);

      disk.fill();

      assertThatThrownBy(this::appendUntilItFails).isInstanceOf(DiskFull.class);
      assertThat(told).hasPositiveValue();
      assertThat(one(store.hasRoom())).isFalse();
      var written = one(store.head());
      assertThat(all(store.read(Selection.of("demo", Boundary.EVERYTHING))))
          .hasSize(written.intValue());

      disk.free();

      assertThat(one(store.hasRoom())).isTrue();
      assertThat(one(store.append(append("demo", event("test.noted")))))
          .isInstanceOfSatisfying(
              Verdict.Appended.class,
              appended -> assertThat(appended.first()).isEqualTo(written + 1));
    }
  }

  /** Many at once share batches, each of which is refused whole. */
  @Test
  @Timeout(30)
  void everyoneInABatchIsTold() {
    try (var disk = FullDisk.said(database)) {
      disk.fill();
      var faults =
          all(
              Flux.range(0, 200)
                  .flatMap(
                      i ->
                          store
                              .append(append("demo", event("test.noted")))
                              .map(Object.class::cast)
                              .onErrorResume(DiskFull.class, Mono::just),
                      200));
      assertThat(faults).hasSize(200).allMatch(DiskFull.class::isInstance);
      assertThat(one(store.head())).isZero();
    }
  }

  private void appendUntilItFails() {
    for (int i = 0; i < TRIES; i++) {
      one(store.append(append("demo", event("test.noted"))));
    }
  }
}
