package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.end;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import io.r2dbc.spi.Connection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** While the database works on a batch, another that is large already is sent to wait there. */
class SendingAheadTest {

  private static final int FEW = 10;
  private static final int MANY = 100;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private static final TestDatabase database = TestPostgres.database();

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();

  @AutoClose("dispose")
  private final Scheduler scheduler = Schedulers.newParallel("answers", 2);

  @AutoClose("dispose")
  private final Scheduler turn = Schedulers.newSingle("turn");

  private java.sql.Connection obstacle;

  @BeforeEach
  void noAppendCanBeWritten() throws SQLException {
    database.clear();
    obstacle = database.jdbc();
    obstacle.setAutoCommit(false);
    obstacle.createStatement().execute("LOCK TABLE daybook.event IN EXCLUSIVE MODE");
  }

  @AfterEach
  void everyAppendCanBe() throws SQLException {
    obstacle.close();
  }

  @Test
  void manyAreSentWhileABatchIsUnderWay() throws SQLException {
    var commits = commits(LONG);
    var all = twoUnderWay(commits);

    obstacle.rollback();

    assertThat(positions(all)).containsExactlyElementsOf(oneTo(1 + MANY));
    assertThat(opened).hasValue(2);
    end(commits.close());
  }

  @Test
  void fewWaitForItsEnd() throws SQLException {
    var commits = commits(LONG);
    var first = appending(commits, 1);
    awaitWaiting(1);
    var all = Flux.concat(first, appending(commits, FEW));
    turnIsOver();

    assertThat(sent).hasValue(1);
    obstacle.rollback();

    assertThat(positions(all)).containsExactlyElementsOf(oneTo(1 + FEW));
    assertThat(sent).hasValue(2);
    end(commits.close());
  }

  @Test
  void thereAreNeverMoreThanTwo() throws SQLException {
    var commits = commits(LONG);
    var two = twoUnderWay(commits);
    var third = appending(commits, MANY);
    turnIsOver();

    assertThat(sent).hasValue(2);
    obstacle.rollback();

    assertThat(positions(Flux.concat(two, third)))
        .containsExactlyElementsOf(oneTo(1 + MANY + MANY));
    end(commits.close());
  }

  @Test
  void aConnectionLostWithBothLosesNothingAndWritesNothingTwice() throws SQLException {
    var commits = commits(LONG);
    var all = twoUnderWay(commits);

    database.execute(
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'daybook_service'
        """);
    awaitSent(4);
    obstacle.rollback();

    assertThat(positions(all)).containsExactlyInAnyOrderElementsOf(oneTo(1 + MANY));
    assertThat(opened).hasValue(4);
    assertThat(head()).isEqualTo(1 + MANY);
    end(commits.close());
  }

  @Test
  void whatTakesTooLongIsSentAgain() throws SQLException {
    var commits = commits(SHORT);
    var all = twoUnderWay(commits);

    // The sessions that were given up are still there, and still write what they were given.
    awaitSent(4);
    obstacle.rollback();

    assertThat(positions(all)).containsExactlyInAnyOrderElementsOf(oneTo(1 + MANY));
    assertThat(opened.get()).isGreaterThan(2);
    assertThat(head()).isEqualTo(1 + MANY);
    end(commits.close());
  }

  @Test
  void theTimeOfOneBeginsWhenTheOneBeforeIsOver() throws SQLException {
    obstacle.rollback();
    database.execute(
        """
        CREATE FUNCTION public.dawdle() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_sleep(2); RETURN NULL; END';
        CREATE TRIGGER dawdle AFTER INSERT ON daybook.event
          FOR EACH STATEMENT EXECUTE FUNCTION public.dawdle();
        """);
    try {
      var commits = commits(Duration.ofMillis(3_700));

      assertThat(positions(twoUnderWay(commits))).containsExactlyElementsOf(oneTo(1 + MANY));

      assertThat(opened).as("nobody's connection was given up").hasValue(2);
      end(commits.close());
    } finally {
      database.execute("DROP FUNCTION public.dawdle CASCADE");
    }
  }

  @Test
  void closingWaitsForBoth() throws SQLException {
    var commits = commits(LONG);
    var all = twoUnderWay(commits);
    CompletableFuture<?> closed = commits.close().toFuture();
    turnIsOver();

    assertThatThrownBy(() -> one(commits.append(append("demo", event("test.late")))))
        .isInstanceOf(StoreClosed.class);
    assertThat(closed).isNotDone();
    obstacle.rollback();

    assertThat(positions(all)).containsExactlyElementsOf(oneTo(1 + MANY));
    end(Mono.fromFuture(closed).then());
  }

  /** One append that the database is at work on, and many that were sent after it. */
  private Flux<Verdict> twoUnderWay(GroupCommit commits) {
    var first = appending(commits, 1);
    awaitWaiting(1);
    var others = appending(commits, MANY);
    awaitWaiting(2);
    return Flux.concat(first, others);
  }

  private static Flux<Verdict> appending(GroupCommit commits, int requests) {
    var verdicts =
        Flux.range(0, requests)
            .flatMapSequential(i -> commits.append(append("demo", event("test.noted"))), requests)
            .cache();
    verdicts.subscribe();
    return verdicts;
  }

  private GroupCommit commits(Duration batchTime) {
    var connections =
        Mono.from(database.connect(database.service()).create())
            .doOnNext(connection -> opened.incrementAndGet())
            .map(this::counting);
    var bounds = new GroupCommit.Bounds(1_000, 1_000_000, 500, 500, 1_000_000, batchTime, 10);
    return new GroupCommit(connections, scheduler, turn, bounds, head -> {}, () -> {});
  }

  /** The same connection, which counts what is to be sent over it. */
  private Connection counting(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("createStatement")) {
                sent.incrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private void awaitSent(int calls) {
    one(Flux.interval(LOOK_AGAIN).filter(tick -> sent.get() >= calls).next());
  }

  /**
   * Sessions that stand in the database's queue for a lock, which is a fair one, or in the trigger
   * that dawdles. What was only sent may still be overtaken by a batch that is sent after it.
   */
  private static void awaitWaiting(int sessions) {
    one(
        Mono.fromCallable(SendingAheadTest::waiting)
            .subscribeOn(Schedulers.boundedElastic())
            .filter(waiting -> waiting >= sessions)
            .repeatWhenEmpty(looks -> looks.delayElements(LOOK_AGAIN)));
  }

  /** What was asked for before has been looked at, and sent if it was to be sent. */
  private void turnIsOver() {
    end(Mono.<Void>fromRunnable(() -> {}).subscribeOn(turn));
  }

  private static List<Long> positions(Flux<Verdict> verdicts) {
    return one(verdicts.cast(Verdict.Appended.class).map(Verdict.Appended::last).collectList());
  }

  private static List<Long> oneTo(int last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private static long waiting() {
    return number(
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'daybook_service'
          AND (wait_event_type = 'Lock' OR wait_event = 'PgSleep')
        """);
  }

  private static long head() {
    return number("SELECT max(position) FROM daybook.event");
  }

  private static long number(String query) {
    try (var connection = database.jdbc();
        var row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
