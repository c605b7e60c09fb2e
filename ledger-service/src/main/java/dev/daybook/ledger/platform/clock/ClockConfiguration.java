package dev.daybook.ledger.platform.clock;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.clock.DatabaseClock.Answer;
import dev.daybook.ledger.platform.postgres.Database;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The clock that everybody injects, and what watches it. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  /**
   * The database is asked once before anybody is served; from then on the clock watch keeps this
   * clock right.
   */
  @Bean
  DatabaseClock clock(Database database) throws SQLException {
    try (var connection = database.connectAsOwner();
        var statement = connection.createStatement()) {
      long asked = System.nanoTime();
      try (var rows = statement.executeQuery(ClockWatch.NOW)) {
        rows.next();
        long answered = System.nanoTime();
        var said = rows.getObject(1, OffsetDateTime.class).toInstant();
        return new DatabaseClock(System::nanoTime, new Answer(said, asked, answered));
      }
    }
  }

  /** Becomes a part of health under the name {@code clock}. */
  @Bean
  ClockWatch clockHealthIndicator(
      TenantConnections serviceConnections, DatabaseClock clock, ObjectProvider<NodeClock> node) {
    return new ClockWatch(
        serviceConnections,
        clock,
        node.getIfAvailable(() -> new NodeClock(Clock.systemUTC())),
        System::nanoTime);
  }
}
