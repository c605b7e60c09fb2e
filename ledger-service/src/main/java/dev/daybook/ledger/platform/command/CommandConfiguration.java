package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.EventType;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.axon.PostgresEventStorageEngine;
import dev.daybook.projections.ViewPositions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;
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
        // Events bear the trace that this house gives them, and not the same again in Axon's words.
        .componentRegistry(
            components ->
                components.registerComponent(
                    CorrelationDataProviderRegistry.class,
                    ignored -> new DefaultCorrelationDataProviderRegistry()))
        .start();
  }

  @Bean
  CommandGate commandGate(
      AxonConfiguration axon,
      EventStore store,
      List<EventType<?>> types,
      List<Slice<?, ?, ?>> slices,
      List<Viewed<?, ?>> viewed,
      ViewPositions positions,
      TenantConnections serviceConnections,
      Ids ids,
      Clock clock) {
    var writing = new EventWriting(types, ids, clock);
    var log = log(axon);
    viewed.forEach(
        one ->
            axon.getComponent(CommandBus.class)
                .subscribe(
                    new QualifiedName(one.slice().name()),
                    new ViewedSliceHandler<>(
                        one, store, positions, serviceConnections, log, writing)));
    return gate(axon, store, slices, viewed, writing, CommandGate.LIMIT);
  }

  static CommandGate gate(
      AxonConfiguration axon,
      EventStore store,
      List<Slice<?, ?, ?>> slices,
      List<Viewed<?, ?>> viewed,
      EventWriting writing,
      Duration limit) {
    var bus = axon.getComponent(CommandBus.class);
    var log = log(axon);
    slices.forEach(
        slice ->
            bus.subscribe(
                new QualifiedName(slice.name()), new SliceHandler<>(slice, log, writing)));
    return new CommandGate(bus, store, slices, viewed, limit);
  }

  private static org.axonframework.eventsourcing.eventstore.EventStore log(AxonConfiguration axon) {
    return axon.getComponent(org.axonframework.eventsourcing.eventstore.EventStore.class);
  }

  @Bean
  CommandDesk commandDesk(
      CommandGate gate, AxonConfiguration axon, List<EventType<?>> types, Ids ids, Clock clock) {
    var bus = axon.getComponent(CommandBus.class);
    var log = log(axon);
    var writing = new EventWriting(types, ids, clock);
    return new CommandDesk(
        gate,
        slice ->
            bus.subscribe(new QualifiedName(slice.name()), new SliceShell<>(slice, log, writing)));
  }
}
