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
  private static final String BEHIND = "(it is behind)";

  private static final TestDatabase DATABASE = TestPostgres.emptyDatabase();

  @AutoClose
  private static final RunningService RIGHT =
      RunningService.startOnNode(new ShiftedClock(Duration.ZERO), DATABASE);

  @AutoClose
  private static final RunningService AHEAD_NODE =
      RunningService.startOnNode(new ShiftedClock(AHEAD), DATABASE);

  @Test
  void aNodeWhoseClockIsSetWronglyIsNotReadyUntilItIsSetAgainAndSaysSoOnceEach(CapturedOutput log) {
    var clock = new ShiftedClock(Duration.ZERO);
    try (var node = RunningService.startOnNode(clock, DATABASE)) {
      assertThat(readiness(node)).isEqualTo(200);

      clock.isAheadBy(AHEAD.negated());

      assertThat(readiness(node)).isEqualTo(503);
      await().atMost(SOON).until(() -> log.getAll().contains(BEHIND));
      assertThat(node.get(READINESS).body()).isEqualTo("{\"status\":\"DOWN\"}");
      assertThat(readiness(RIGHT)).isEqualTo(200);
      assertThat(readiness(AHEAD_NODE)).isEqualTo(503);

      clock.isAheadBy(Duration.ofSeconds(4));

      assertThat(readiness(node)).isEqualTo(200);
      await().atMost(SOON).until(() -> log.getAll().contains("agrees with the database's again"));
      assertThat(log.getAll()).containsOnlyOnce(BEHIND);
    }
  }

  private static int readiness(RunningService node) {
    return node.get(READINESS).statusCode();
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
