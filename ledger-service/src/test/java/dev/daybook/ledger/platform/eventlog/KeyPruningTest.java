package dev.daybook.ledger.platform.eventlog;

import static dev.daybook.eventstore.testing.Requests.appendOnce;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.Once;
import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Flux;
import reactor.test.scheduler.VirtualTimeScheduler;

@ExtendWith(OutputCaptureExtension.class)
class KeyPruningTest {

  private static final TestDatabase database = TestPostgres.database();
  @AutoClose private final TestStore node = TestStore.on(database);
  @AutoClose private final TestStore other = TestStore.on(database);

  @AutoClose("dispose")
  private final VirtualTimeScheduler timer = VirtualTimeScheduler.create();

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  @Test
  void aKeyIsKeptForTwoDaysAndThenForgotten() {
    record("key");

    timePasses(Duration.ofHours(47));
    assertThat(pruning(node.store()).forget().block()).isZero();
    assertThat(isKnown("key")).isTrue();
    timePasses(Duration.ofHours(2));
    assertThat(pruning(node.store()).forget().block()).isEqualTo(1);
    assertThat(isKnown("key")).isFalse();
  }

  @Test
  void itHappensSoonAfterTheStartAndEveryHour() throws InterruptedException {
    var gone = new LinkedTransferQueue<Long>();
    var running = pruning(node.store()).rounds().subscribe(gone::add);

    record("before the start");
    timePasses(Duration.ofHours(49));
    timer.advanceTimeBy(KeyPruning.FIRST);
    assertThat(gone.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    record("an hour later");
    timePasses(Duration.ofHours(49));
    timer.advanceTimeBy(KeyPruning.EVERY);
    assertThat(gone.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
    running.dispose();
  }

  @Test
  void severalNodesAtOnceForgetEachKeyOnce() {
    for (int i = 0; i < 500; i++) {
      record("key " + i);
    }
    timePasses(Duration.ofHours(49));

    var gone =
        Await.all(
            Flux.range(0, 8)
                .flatMap(i -> pruning((i % 2 == 0 ? node : other).store()).forget(), 8));

    assertThat(gone).hasSize(8);
    assertThat(gone.stream().mapToLong(Long::longValue).sum()).isEqualTo(500);
  }

  @Test
  void aFailureIsToldOnceAndTriedAgain(CapturedOutput log) {
    var pruning = pruning(node.store());
    record("key");
    timePasses(Duration.ofHours(49));

    database.execute(
        "REVOKE EXECUTE ON FUNCTION daybook.prune_once(interval, integer) FROM daybook_service");
    assertThat(pruning.forget().blockOptional()).isEmpty();
    assertThat(pruning.forget().blockOptional()).isEmpty();
    database.execute(
        "GRANT EXECUTE ON FUNCTION daybook.prune_once(interval, integer) TO daybook_service");
    assertThat(pruning.forget().block()).isEqualTo(1);

    assertThat(log.getAll()).containsOnlyOnce("Old idempotency keys can't be deleted");
  }

  private KeyPruning pruning(PostgresEventStore store) {
    return new KeyPruning(store, timer);
  }

  /** As the database tells it: a node's own clock has no say, however far it is ahead. */
  private static void timePasses(Duration time) {
    database.execute(
        "UPDATE daybook.append_once SET recorded_at = recorded_at - interval '%d s'"
            .formatted(time.toSeconds()));
  }

  private void record(String key) {
    Await.one(node.store().append(appendOnce("demo", once(key), event("test.noted"))));
  }

  private boolean isKnown(String key) {
    return node.store().recall("demo", "alice", key, "print").blockOptional().isPresent();
  }

  private static Once once(String key) {
    return new Once("alice", key, "print", "{}");
  }
}
