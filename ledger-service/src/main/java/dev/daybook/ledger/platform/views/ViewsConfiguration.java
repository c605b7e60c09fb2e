package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.EventType;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.identity.UserNames;
import dev.daybook.ledger.platform.metrics.ViewMetrics;
import dev.daybook.projections.View;
import dev.daybook.projections.ViewPositions;
import dev.daybook.projections.ViewRunner;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ViewsConfiguration {

  @Bean
  ViewRunner viewRunner(
      TenantConnections runnerConnections,
      List<EventType<?>> types,
      List<View<?>> views,
      ViewMetrics metrics) {
    return new ViewRunner(runnerConnections, types, views, UUID.randomUUID().toString(), metrics);
  }

  @Bean
  ViewPositions viewPositions(ViewRunner runner) {
    return runner.positions();
  }

  @Bean
  ViewsHealth viewsHealthIndicator(ViewPositions positions) {
    return new ViewsHealth(positions);
  }

  @Bean
  Today today(Clock clock, EventStore store) {
    return new Today(clock, store);
  }

  @Bean
  ViewReads viewReads(ViewPositions positions, EventStore store, Today today) {
    return new ViewReads(positions, store, today);
  }

  @Bean
  Histories histories(ViewReads reads, UserNames users) {
    return new Histories(reads, users);
  }

  @Bean
  Rooms rooms(ViewReads reads, Histories histories, TenantConnections serviceConnections) {
    return new Rooms(reads, histories, serviceConnections);
  }

  @Bean
  ViewsLifecycle viewsLifecycle(ViewRunner runner, List<View<?>> views) {
    return new ViewsLifecycle(runner, views.size());
  }
}
