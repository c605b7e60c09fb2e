package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterAll;
import tools.jackson.databind.json.JsonMapper;

/** Axon's own contract, on a real PostgreSQL. */
class StorageEngineContractTest extends StorageEngineTestSuite<PostgresEventStorageEngine> {

  private final TestStore open = TestStore.on(TestPostgres.database());

  @Override
  protected PostgresEventStorageEngine buildStorageEngine() {
    return new PostgresEventStorageEngine(open.store(), new Text(), "demo");
  }

  @Override
  protected ProcessingContext processingContext() {
    return Contexts.context();
  }

  @AfterAll
  void close() {
    open.close();
  }

  /** The suite's payloads are texts that it reads without a converter; ours are JSON objects. */
  private static final class Text implements EventMapping {

    private final JsonMapper mapper = new JsonMapper();
    private final EventMapping json = new JsonEventMapping(mapper);
    private final JsonConverter converter = new JsonConverter(mapper);

    private record Line(String text) {}

    @Override
    public NewEvent toStored(TaggedEventMessage<?> tagged) {
      EventMessage event = tagged.event();
      Object line = new Line(String.valueOf(event.payload()));
      return json.toStored(new GenericTaggedEventMessage<>(with(event, line), tagged.tags()));
    }

    @Override
    public EventMessage toMessage(StoredEvent stored) {
      EventMessage event = json.toMessage(stored);
      return with(event, Objects.requireNonNull(event.payloadAs(Line.class, converter)).text());
    }

    private static EventMessage with(EventMessage event, Object payload) {
      return new GenericEventMessage(
          event.identifier(), event.type(), payload, event.metadata(), event.timestamp());
    }
  }
}
