package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.EventType;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.axon.PostgresEventStorageEngine;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.projections.ViewPositions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandHandler;
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
  CommandGate commandGate(AxonConfiguration axon, EventStore store) {
    return new CommandGate(axon.getComponent(CommandBus.class), store, CommandGate.LIMIT);
  }

  @Bean
  CommandDesk commandDesk(
      CommandGate gate,
      AxonConfiguration axon,
      EventStore store,
      List<EventType<?>> types,
      ViewPositions positions,
      TenantConnections serviceConnections,
      Ids ids,
      Clock clock) {
    var writing = new EventWriting(types, ids, clock);
    return new CommandDesk(
        gate,
        new CommandDesk.Opening() {
          @Override
          public void open(Slice<?> slice) {
            subscribe(axon, slice.name(), new SliceShell<>(slice, log(axon), writing));
          }

          @Override
          public <A extends Command, S> void open(ViewedSlice<A, S> slice, Sight<A, S> sight) {
            subscribe(
                axon,
                slice.name(),
                new ViewedSliceHandler<>(
                    slice, sight, store, positions, serviceConnections, log(axon), writing));
          }
        });
  }

  static void subscribe(AxonConfiguration axon, String name, CommandHandler handler) {
    axon.getComponent(CommandBus.class).subscribe(new QualifiedName(name), handler);
  }

  static org.axonframework.eventsourcing.eventstore.EventStore log(AxonConfiguration axon) {
    return axon.getComponent(org.axonframework.eventsourcing.eventstore.EventStore.class);
  }
}
