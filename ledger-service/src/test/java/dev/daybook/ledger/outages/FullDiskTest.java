package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.daybook.eventstore.testing.FullDisk;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The disk of the database is full, and then it is not. */
class FullDiskTest {

  private static final Duration HEALED = Duration.ofSeconds(30);

  /** Commands that are told so after their whole time would take ten seconds each. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  /** As many tries as any disk takes that still has a few half-filled pages. */
  private static final int TRIES = 1_000;

  private static final int REFUSED = 20;

  enum Disk {
    SAID(FullDisk::said),
    REAL(FullDisk::real);

    private final Function<TestDatabase, FullDisk> of;

    Disk(Function<TestDatabase, FullDisk> of) {
      this.of = of;
    }
  }

  @ParameterizedTest
  @EnumSource
  void commandsAreRefusedAtOnceReadsGoOnAndItHealsByItself(Disk kind) throws Exception {
    var database = TestPostgres.emptyDatabase();
    var log = new LoudLines();
    try (var service = RunningService.startOn(database);
        var disk = kind.of.apply(database)) {
      var session = service.newTenant();
      session.post("/owners", "{\"name\": \"Ada\"}").is(201);
      await().until(() -> isReady(service));
      log.listen();

      disk.fill();

      var written = 1 + commandsUntilThereIsNoRoom(session);
      assertThat(isReady(service)).isFalse();
      assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      long begun = System.nanoTime();
      for (int i = 0; i < REFUSED; i++) {
        isRefused(command(session));
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
      assertThat(session.get("/owners").is(200).body().at("/meta/total").asInt())
          .isEqualTo(written);
      assertThat(log.lines)
          .filteredOn(line -> line.getLevel() == Level.ERROR)
          .singleElement()
          .satisfies(line -> assertThat(line.getFormattedMessage()).contains("Make room"));
      assertThat(log.lines)
          .filteredOn(line -> line.getLevel() == Level.WARN)
          .noneMatch(line -> line.getFormattedMessage().contains("unavailable"))
          .noneMatch(line -> line.getFormattedMessage().contains("No space left"));

      disk.free();

      await().atMost(HEALED).until(() -> isReady(service));
      command(session).is(201);
      assertThat(session.get("/owners").is(200).body().at("/meta/total").asInt())
          .isEqualTo(written + 1);
    } finally {
      log.stopListening();
    }
  }

  private static Reply command(Session session) {
    return session.post("/owners", "{\"name\": \"Ben\"}");
  }

  /** How many were written. */
  private static int commandsUntilThereIsNoRoom(Session session) {
    for (int i = 0; i < TRIES; i++) {
      var reply = command(session);
      if (reply.status() != 201) {
        isRefused(reply);
        return i;
      }
    }
    throw new AssertionError("There was room for all of them.");
  }

  private static void isRefused(Reply reply) {
    assertThat(reply.is(503).code()).isEqualTo("disk_full");
    assertThat(reply.header("Retry-After")).isEqualTo("30");
  }

  private static boolean isReady(RunningService service) {
    return service.get("/actuator/health/readiness").statusCode() == 200;
  }

  /** What the log has that is a warning or worse. */
  private static final class LoudLines extends AppenderBase<ILoggingEvent> {

    private final Queue<ILoggingEvent> lines = new ConcurrentLinkedQueue<>();

    void listen() {
      start();
      root().addAppender(this);
    }

    void stopListening() {
      root().detachAppender(this);
    }

    private static Logger root() {
      return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
        lines.add(event);
      }
    }
  }
}
