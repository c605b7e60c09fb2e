package dev.daybook.eventstore.axon.example;

import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.axon.JsonConverter;
import dev.daybook.eventstore.axon.JsonEventMapping;
import dev.daybook.eventstore.axon.PostgresEventStorageEngine;
import dev.daybook.eventstore.axon.PostgresTokenStore;
import dev.daybook.eventstore.axon.example.Courses.Seats;
import java.time.Duration;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.configuration.EventSourcedEntityModule;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.eventhandling.processing.streaming.token.store.TokenStore;
import tools.jackson.databind.json.JsonMapper;

/** An Axon application on this store. */
public final class School {

  private School() {}

  public static AxonConfiguration start(
      EventStore store, TenantConnections connections, String node) {
    JsonMapper mapper = new JsonMapper();
    Converter json = new JsonConverter(mapper);
    return EventSourcingConfigurer.create()
        .registerEventStorageEngine(
            axon -> new PostgresEventStorageEngine(store, new JsonEventMapping(mapper), "school"))
        .componentRegistry(
            axon ->
                axon.registerComponent(Converter.class, it -> json)
                    .registerComponent(
                        TokenStore.class,
                        it ->
                            new PostgresTokenStore(
                                connections, json, node, Duration.ofSeconds(10))))
        .registerEntity(EventSourcedEntityModule.autodetected(String.class, Seats.class))
        .registerCommandHandlingModule(
            CommandHandlingModule.named("courses")
                .commandHandlers()
                .annotatedCommandHandlingComponent(axon -> new Courses()))
        .start();
  }
}
