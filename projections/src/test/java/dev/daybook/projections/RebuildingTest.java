package dev.daybook.projections;

import static dev.daybook.projections.ViewsDatabase.PATIENCE;
import static dev.daybook.projections.ViewsDatabase.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.daybook.projections.RebuildProgress.State;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** New tables are filled beside those that answer, and take their place unnoticed. */
class RebuildingTest {

  private final Counting counting = new Counting();

  @AfterEach
  void close() {
    counting.close();
  }

  @Test
  void aRebuildReplacesTheTablesAndTellsHowFarItIs() {
    var node = counting.node("one");
    long head = counting.count(1_000);
    counting.awaitPosition(node, head);
    counting.database.database().execute("update counts.total set times = 0");

    assertThat(node.runner().rebuild("counts").block(PATIENCE)).isTrue();
    var last = node.runner().progress("counts").blockLast(PATIENCE);

    assertThat(last).extracting(RebuildProgress::state).isEqualTo(State.DONE);
    assertThat(counting.database.number("select times from counts.total")).isEqualTo(1_000);
    assertThat(counting.status(node).rebuiltAt()).isNotNull();
    counting.assertEachPostedOnceUpTo(head);
    counting.awaitPosition(node, counting.count(1));
  }

  @Test
  void readsNeverFailAndNeverGoBackWhileTablesAreSwappedUnderLoad() {
    var node = counting.node("one");
    counting.awaitPosition(node, counting.count(2_000));
    var stop = Sinks.<Void>empty();
    var stopped = new AtomicBoolean();
    var reads = new AtomicLong();
    var reading =
        Flux.range(0, 4)
            .flatMap(reader -> readOn(stop.asMono(), reads))
            .mergeWith(appendUntil(stopped))
            .then()
            .toFuture();

    for (int round = 0; round < 5; round++) {
      assertThat(node.runner().rebuild("counts").block(PATIENCE)).isTrue();
      assertThat(node.runner().progress("counts").blockLast(PATIENCE))
          .extracting(RebuildProgress::state)
          .isEqualTo(State.DONE);
    }
    stopped.set(true);
    stop.tryEmitEmpty();
    reading.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();

    assertThat(reads).hasPositiveValue();
    long head = counting.count(1);
    counting.awaitPosition(node, head);
    counting.assertEachPostedOnceUpTo(head);
  }

  /**
   * One reader on connections of the pool, whose statements are prepared; errs if a total shrinks.
   */
  private Mono<Void> readOn(Mono<Void> stop, AtomicLong reads) {
    var total =
        "select coalesce(sum(times), 0)::bigint as times from counts.total where tenant = $1";
    var seen = new AtomicLong();
    return counting
        .database
        .service()
        .use("acme", c -> Sql.query(c, total, row -> row.number("times"), "acme"))
        .doOnNext(
            times -> {
              reads.incrementAndGet();
              if (seen.getAndSet(times) > times) {
                throw new AssertionError("went back to " + times);
              }
            })
        .repeat()
        .takeUntilOther(stop)
        .then();
  }

  /** Ends between two appends: one that is cancelled would be interrupted, and say so. */
  private Mono<Void> appendUntil(AtomicBoolean stopped) {
    return Mono.fromCallable(() -> counting.count(20))
        .subscribeOn(Schedulers.boundedElastic())
        .then(Mono.delay(Duration.ofMillis(10)))
        .repeat(() -> !stopped.get())
        .then();
  }

  /** By name it reads the new tables, of which it does not see what was posted to them last. */
  @Test
  void aSnapshotInWhichTheTablesWereReplacedDoesNotSayThatTheViewIsThere() throws Exception {
    var node = counting.node("one");
    long head = counting.count(PageReader.PAGE_EVENTS + 100);
    counting.awaitPosition(node, head);
    var service = counting.database.service();
    var behind = ViewPositions.behind(service, "acme", Set.of("counts"), head);
    var rows =
        service
            .use(
                "acme",
                c -> Sql.query(c, "select count(*) from counts.seen", row -> row.number("count")))
            .doOnNext(count -> assertThat(count).isLessThan(head))
            .then();
    var begun = Sinks.<Boolean>one();
    var replaced = Sinks.<Boolean>one();

    CompletableFuture<@Nullable Optional<String>> found;
    try (var shared = counting.database.database().jdbc();
        var statement = shared.createStatement()) {
      shared.setAutoCommit(false);
      statement.execute("select from daybook.view_posting where shared for update");
      counting.database.database().execute(ASK_FOR_NEXT);
      until("new tables want to replace the old", () -> counting.database.number(WAITING) == 1);
      found =
          service
              .inSnapshot(
                  "acme",
                  behind
                      .doOnTerminate(() -> begun.tryEmitValue(true))
                      .switchIfEmpty(replaced.asMono().then(rows).then(behind))
                      .singleOptional())
              .toFuture();
      begun.asMono().block(PATIENCE);
      shared.commit();
    }
    counting.awaitStatus(node, status -> status.rebuiltAt() != null);
    replaced.tryEmitValue(true);

    assertThat(found).succeedsWithin(PATIENCE).isEqualTo(Optional.of("counts"));
    assertThat(service.inSnapshot("acme", behind.singleOptional()).block(PATIENCE)).isEmpty();
  }

  private static final String ASK_FOR_NEXT =
      """
      with own as (insert into daybook.view_posting default values returning posting)
      insert into daybook.view_state (view, place, version, posting)
      select 'counts', 'NEXT', 1, posting from own
      """;

  private static final String WAITING =
      """
      select count(*) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'
      """;

  @Test
  void aHigherVersionIsRebuiltByItselfAndALowerOneNeverReplacesIt() {
    var old = counting.node("old", new CountView(1));
    counting.awaitPosition(old, counting.count(100));
    var changed = counting.node("changed", new CountView(2));

    counting.awaitStatus(changed, status -> status.version() == 2);
    counting.awaitPosition(changed, counting.count(10));
    counting.node("late", new CountView(1));
    long head = counting.count(10);
    counting.awaitPosition(changed, head);

    assertThat(counting.status(changed))
        .returns(2, ViewStatus::version)
        .returns(ViewStatus.State.SERVING, ViewStatus::state);
    counting.assertEachPostedOnceUpTo(head);
  }

  @Test
  void aRebuildWhoseNodeDiesIsFinishedByAnother() {
    var one = counting.node("one");
    long head = counting.count(10_000);
    counting.awaitPosition(one, head);
    one.runner().rebuild("counts").block(PATIENCE);
    counting.awaitStatus(one, RebuildingTest::hasBegunOrEndedRebuild);
    one.die();
    var two = counting.node("two");

    assertThat(two.runner().progress("counts").blockLast(PATIENCE))
        .extracting(RebuildProgress::state)
        .isEqualTo(State.DONE);
    head = counting.count(1);
    counting.awaitPosition(two, head);
    counting.assertEachPostedOnceUpTo(head);
  }

  private static boolean hasBegunOrEndedRebuild(ViewStatus status) {
    var rebuild = status.rebuild();
    return rebuild == null || rebuild.position() > 0;
  }

  @Test
  void onlyOneRebuildOfAViewIsUnderWayAtATime() {
    var node = counting.node("one");
    counting.awaitPosition(node, counting.count(1));
    counting
        .database
        .database()
        .execute(
            """
            with elsewhere as (
              insert into daybook.view_posting (node, lease_until) values ('elsewhere', 'infinity')
              returning posting)
            insert into daybook.view_state (view, place, version, posting)
            select 'counts', 'NEXT', 1, posting from elsewhere
            """);

    assertThat(node.runner().rebuild("counts").block(PATIENCE)).isFalse();
    assertThat(node.runner().compare("counts").blockOptional(PATIENCE)).isEmpty();
  }

  @Test
  void comparingFindsTheRowsThatAreOnOneSideOnly() {
    var node = counting.node("one");
    counting.awaitPosition(node, counting.count(500));
    var same = node.runner().compare("counts").blockOptional(PATIENCE).orElseThrow();
    counting.database.database().execute("update counts.total set times = 499");
    var different = node.runner().compare("counts").blockOptional(PATIENCE).orElseThrow();

    assertThat(same.differences()).isEmpty();
    assertThat(different.differences())
        .extracting(Comparison.Difference::table, Comparison.Difference::side)
        .containsExactlyInAnyOrder(
            tuple("total", Comparison.Side.SERVED), tuple("total", Comparison.Side.REPLAYED));
    assertThat(counting.database.number("select times from counts.total")).isEqualTo(499);
  }

  @Test
  void aRebuildThatCanNotBeFinishedFailsWhileTheOldTablesServeOn() {
    var node = counting.node("one");
    counting.count(5);
    counting.awaitPosition(node, counting.countOne(13));
    var changed = counting.node("changed", new CountView(2, Set.of(13)));

    counting.awaitStatus(changed, RebuildingTest::hasFailedRebuild);
    counting.awaitPosition(node, counting.count(1));
    assertThat(counting.database.number("select times from counts.total")).isEqualTo(19);
  }

  private static boolean hasFailedRebuild(ViewStatus status) {
    var rebuild = status.rebuild();
    return rebuild != null && rebuild.state() == State.FAILED;
  }
}
