package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.EventType;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.axon.PostgresEventStorageEngine;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.core.QualifiedName;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Axon, wired by hand: its bus and units of work on this house's log. */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

  /** Every command names its tenant; nothing is ever stored under this. */
  private static final String NO_TENANT = "";

  @Bean
  Ids ids(Clock clock) {
    return new Ids(clock);
  }

  @Bean(destroyMethod = "shutdown")
  AxonConfiguration axon(EventStore store, List<EventType<?>> types) {
    return EventSourcingConfigurer.create()
        .registerEventStorageEngine(
            ignored ->
                new PostgresEventStorageEngine(store, new ContractEventMapping(types), NO_TENANT))
        // The mapping takes the tags from the event itself.
        .registerTagResolver(ignored -> message -> Set.of())
        .start();
  }

  @Bean
  CommandGate commandGate(
      AxonConfiguration axon,
      EventStore store,
      List<EventType<?>> types,
      List<Slice<?, ?, ?>> slices,
      Ids ids,
      Clock clock) {
    var bus = axon.getComponent(CommandBus.class);
    var log = axon.getComponent(org.axonframework.eventsourcing.eventstore.EventStore.class);
    var writing = new EventWriting(types, ids, clock);
    slices.forEach(
        slice ->
            bus.subscribe(
                new QualifiedName(slice.name()), new SliceHandler<>(slice, log, writing)));
    return new CommandGate(bus, store, slices);
  }

  @Bean
  CommandDesk commandDesk(CommandGate gate) {
    return new CommandDesk(gate);
  }
}
