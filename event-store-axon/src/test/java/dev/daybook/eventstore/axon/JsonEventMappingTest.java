package dev.daybook.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.StoredEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.conversion.ConversionException;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonEventMappingTest {

  private static final Instant RECORDED = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Instant SAID = Instant.parse("2026-01-01T00:00:00.123456789Z");

  private final JsonConverter converter = new JsonConverter(new JsonMapper());
  private final EventMapping mapping = new JsonEventMapping(new JsonMapper());

  record Opened(String name, List<Integer> years) {}

  private static EventMessage message(String version, Map<String, String> metadata) {
    return new GenericEventMessage(
        UUID.randomUUID().toString(),
        new MessageType("test.opened", version),
        new Opened("B", List.of(2026)),
        metadata,
        SAID);
  }

  private static StoredEvent stored(NewEvent event) {
    return new StoredEvent(
        1,
        event.id(),
        "demo",
        event.type(),
        event.revision(),
        RECORDED,
        null,
        event.tags(),
        event.payload(),
        event.metadata());
  }

  private NewEvent toStored(EventMessage event) {
    return mapping.toStored(new GenericTaggedEventMessage<>(event, Set.of(Tag.of("period", "1"))));
  }

  @Test
  void whatIsStoredIsPlain() {
    NewEvent event = toStored(message("2", Map.of("actor", "ann")));
    assertThat(event.type()).isEqualTo("test.opened");
    assertThat(event.revision()).isEqualTo(2);
    assertThat(event.tags()).containsExactly("period:1");
    assertThat(event.payload()).isEqualTo("{\"name\":\"B\",\"years\":[2026]}");
    assertThat(event.metadata())
        .isEqualTo("{\"actor\":\"ann\",\"axon:timestamp\":\"2026-01-01T00:00:00.123456789Z\"}");
  }

  @Test
  void aMessageComesBackAsItWent() {
    Map<String, @Nullable String> nothing = Collections.singletonMap("nothing", null);
    EventMessage sent = message("2", Map.of("actor", "ann")).andMetadata(nothing);
    EventMessage back = mapping.toMessage(stored(toStored(sent)));
    assertThat(back.identifier()).isEqualTo(sent.identifier());
    assertThat(back.type()).isEqualTo(sent.type());
    assertThat(back.metadata()).isEqualTo(sent.metadata());
    assertThat(back.timestamp()).isEqualTo(SAID);
    assertThat(back.payloadAs(Opened.class, converter)).isEqualTo(sent.payload());
  }

  @Test
  void axonsOwnConverterReadsThePayloadToo() {
    EventMessage back = mapping.toMessage(stored(toStored(message("1", Map.of()))));
    assertThat(back.payloadAs(Opened.class, new JacksonConverter()))
        .isEqualTo(new Opened("B", List.of(2026)));
  }

  @Test
  void aVersionThatNobodyChoseIsTheFirst() {
    NewEvent event = toStored(message(MessageType.DEFAULT_VERSION, Map.of()));
    assertThat(event.revision()).isEqualTo(1);
    assertThat(mapping.toMessage(stored(event)).type().version()).isEqualTo("1");
  }

  @Test
  void aVersionThatIsNoRevisionIsRefused() {
    assertThatThrownBy(() -> toStored(message("1.2", Map.of())))
        .hasMessageContaining("test.opened#1.2");
  }

  @Test
  void anIdentifierThatIsNoUuidIsRefused() {
    EventMessage odd =
        new GenericEventMessage("odd", new MessageType("test.opened"), "{}", Map.of(), SAID);
    assertThatThrownBy(() -> toStored(odd)).hasMessageContaining("'odd'");
  }

  @Test
  void whatOthersWroteIsReadAsWell() {
    StoredEvent foreign =
        new StoredEvent(
            1,
            UUID.randomUUID(),
            "demo",
            "test.opened",
            1,
            RECORDED,
            null,
            Set.of(),
            "{}",
            "{\"actor\":{\"id\":1},\"count\":2}");
    EventMessage message = mapping.toMessage(foreign);
    assertThat(message.timestamp()).isEqualTo(RECORDED);
    assertThat(message.metadata()).isEqualTo(Map.of("actor", "{\"id\":1}", "count", "2"));
  }

  @Test
  void aTextBecomesAJsonStringAndComesBack() {
    byte[] json = converter.convert("a \"text\"", byte[].class);
    assertThat(json).asString().isEqualTo("\"a \\\"text\\\"\"");
    assertThat(converter.<String>convert(json, String.class)).isEqualTo("a \"text\"");
  }

  @Test
  void whatIsNoJsonIsRefusedWithBothTypes() {
    assertThatThrownBy(() -> converter.convert("{".getBytes(), Opened.class))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("byte[]")
        .hasMessageContaining("Opened");
  }
}
