package dev.daybook.ledger.platform.views;

import dev.daybook.projections.ViewPositions;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Part of readiness: where a view stands, what is written can't be read. */
record ViewsHealth(ViewPositions positions) implements HealthIndicator {

  @Override
  public Health health() {
    var standing = positions.standing();
    return standing.isEmpty()
        ? Health.up().build()
        : Health.down().withDetail("standing", standing).build();
  }
}
