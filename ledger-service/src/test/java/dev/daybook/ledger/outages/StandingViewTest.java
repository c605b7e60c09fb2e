package dev.daybook.ledger.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.ledger.contract.RunningService;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Somebody's lock on the table of a view keeps it from being posted to. */
class StandingViewTest {

  private static final Duration SHORT = Duration.ofSeconds(4);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String LOCK = "LOCK TABLE owners.owner IN EXCLUSIVE MODE";

  /** Who sends requests to ready nodes alone doesn't send them to one that shows the past. */
  @Test
  void aNodeIsNotReadyWhileAViewStandsBehindForLongAndReadyAgainWhenItGoesOn() throws Exception {
    try (var service = RunningService.start()) {
      var session = service.newTenant();
      session.post("/owners", "{\"name\": \"Ada\"}").is(201);
      await().until(() -> isReady(service));

      try (var connection = service.database().jdbc()) {
        lock(connection);
        var written = session.post("/owners", "{\"name\": \"Ben\"}").is(201).position();
        await().during(SHORT).atMost(SHORT.plusSeconds(2)).until(() -> isReady(service));

        await().atMost(LONG).until(() -> !isReady(service));
        assertThat(session.get("/owners", "Prefer", "wait=0").status()).isEqualTo(503);
        assertThat(service.get("/actuator/health/liveness").statusCode()).isEqualTo(200);

        connection.rollback();
        await().atMost(LONG).until(() -> isReady(service));
        assertThat(session.get("/owners").is(200).position()).isGreaterThanOrEqualTo(written);
      }
    }
  }

  private static void lock(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(LOCK);
    }
  }

  private static boolean isReady(RunningService service) {
    return service.get("/actuator/health/readiness").statusCode() == 200;
  }
}
