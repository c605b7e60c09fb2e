package dev.daybook.ledger.platform.events;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.wire.Subjects;
import dev.daybook.eventstore.LogPages;
import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.contexts.Context;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EventsConfiguration {

  @Bean
  WireEvents wireEvents(List<Context> contexts) {
    return new WireEvents(
        new Subjects(
            contexts.stream().flatMap(context -> context.kinds().all().stream()).toList()));
  }

  @Bean
  Events events(
      PostgresEventStore store,
      TenantConnections serviceConnections,
      WireEvents wireEvents,
      LeafHashes leafHashes,
      List<EventType<?>> types) {
    return new Events(
        store, new LogPages(serviceConnections, store), wireEvents, leafHashes, types);
  }
}
