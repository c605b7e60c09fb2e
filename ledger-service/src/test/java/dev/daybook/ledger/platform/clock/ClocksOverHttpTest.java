package dev.daybook.ledger.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.community.Bookkeeper;
import dev.daybook.ledger.contract.RunningService;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A machine whose clock is days ahead, beside one that is right, on one database. */
@ExtendWith(OutputCaptureExtension.class)
class ClocksOverHttpTest {

  private static final Duration AHEAD = Duration.ofDays(3);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String READINESS = "/actuator/health/readiness";
  private static final String DIFFERS = "differs from the database's";

  private static final TestDatabase DATABASE = TestPostgres.emptyDatabase();
  private static final ShiftedClock CLOCK = new ShiftedClock();

  @AutoClose
  private static final RunningService RIGHT =
      RunningService.startOnNode(new ShiftedClock(), DATABASE);

  @AutoClose
  private static final RunningService AHEAD_NODE = RunningService.startOnNode(CLOCK, DATABASE);

  @BeforeEach
  void theClockIsAhead() {
    CLOCK.isAheadBy(AHEAD);
  }

  @Test
  void itIsNotReadyAndSaysSoOnceAndAgainWhenItsClockIsSet(CapturedOutput log) {
    CLOCK.isAheadBy(Duration.ZERO);
    await().atMost(SOON).until(() -> AHEAD_NODE.get(READINESS).statusCode() == 200);

    CLOCK.isAheadBy(AHEAD);

    await().atMost(SOON).until(() -> AHEAD_NODE.get(READINESS).statusCode() == 503);
    await().atMost(SOON).until(() -> log.getAll().contains(DIFFERS));
    assertThat(AHEAD_NODE.get(READINESS).body()).isEqualTo("{\"status\":\"DOWN\"}");
    assertThat(RIGHT.get(READINESS).statusCode()).isEqualTo(200);

    CLOCK.isAheadBy(Duration.ofSeconds(4));

    await().atMost(SOON).until(() -> AHEAD_NODE.get(READINESS).statusCode() == 200);
    await().atMost(SOON).until(() -> log.getAll().contains("agrees with the database's again"));
    assertThat(log.getAll()).containsOnlyOnce(DIFFERS);
  }

  @Test
  void itSaysTodayAndDatesClosingsByTheDatabasesClock() {
    var today = LocalDate.now(ZoneOffset.UTC);
    var books = new Bookkeeper(AHEAD_NODE.newTenant());
    var flat = books.property("Flat 1", books.owner("Ada"));
    var period = books.period("2026");

    books.session().patch("/properties/" + flat, "{\"share_weight\": \"2\"}").is(200);
    var history = books.session().get("/properties/" + flat + "/history").is(200);
    var closed = books.session().post("/periods/" + period + "/close", "{}").is(200);

    assertThat(history.data().toString()).contains(today + "");
    assertThat(closed.data("/closed_on")).isEqualTo(today + "");
  }

  @Test
  void aTokenOfOneNodeIsGoodForAnother() {
    var fromAhead = AHEAD_NODE.owner();
    var fromRight = RIGHT.owner();

    assertThat(RIGHT.get("/api/v1/me", "Authorization", fromAhead).statusCode()).isEqualTo(200);
    assertThat(AHEAD_NODE.get("/api/v1/me", "Authorization", fromRight).statusCode())
        .isEqualTo(200);
  }
}
