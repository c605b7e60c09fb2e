package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payload and metadata as JSON. A message's version is the stored revision, so it is a whole number
 * from 1; Axon's {@value MessageType#DEFAULT_VERSION}, which says that nobody chose one, counts as
 * 1. Payloads must be JSON objects, as records are, and are handed out as JSON bytes, which Axon
 * converts where a handler wants an object.
 */
public final class JsonEventMapping implements EventMapping {

  /** The time that a message says of itself; the store's own time of recording may be later. */
  static final String TIMESTAMP = "axon:timestamp";

  private static final String UNVERSIONED = "1";

  private final JsonMapper mapper;
  private final Converter payloads;

  /** Writes payloads with the same mapper. */
  public JsonEventMapping(JsonMapper mapper) {
    this(mapper, new JsonConverter(mapper));
  }

  /**
   * @param payloads turns a payload into JSON bytes
   */
  public JsonEventMapping(JsonMapper mapper, Converter payloads) {
    this.mapper = mapper;
    this.payloads = payloads;
  }

  @Override
  public NewEvent toStored(TaggedEventMessage<?> tagged) {
    EventMessage event = tagged.event();
    return new NewEvent(
        id(event.identifier()),
        event.type().name(),
        revision(event.type()),
        StoredTag.of(tagged.tags()),
        null,
        payload(event),
        metadata(event));
  }

  @Override
  public EventMessage toMessage(StoredEvent event) {
    Map<String, @Nullable String> metadata = metadata(event);
    String timestamp = metadata.remove(TIMESTAMP);
    return new GenericEventMessage(
        event.id().toString(),
        new MessageType(event.type(), String.valueOf(event.revision())),
        event.payload().getBytes(StandardCharsets.UTF_8),
        metadata,
        timestamp == null ? event.recordedAt() : Instant.parse(timestamp));
  }

  private static UUID id(String identifier) {
    try {
      return UUID.fromString(identifier);
    } catch (IllegalArgumentException other) {
      throw new IllegalArgumentException(
          "Events are stored under UUIDs; this one is called '%s'".formatted(identifier), other);
    }
  }

  private static int revision(MessageType type) {
    String version =
        type.version().equals(MessageType.DEFAULT_VERSION) ? UNVERSIONED : type.version();
    if (!version.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "The version of %s must be a whole number from 1, to be stored as its revision"
              .formatted(type));
    }
    return Integer.parseInt(version);
  }

  private String payload(EventMessage event) {
    byte[] json = payloads.convert(event.payload(), byte[].class);
    return json == null ? "null" : new String(json, StandardCharsets.UTF_8);
  }

  private String metadata(EventMessage event) {
    ObjectNode json = mapper.createObjectNode();
    event.metadata().forEach(json::put);
    json.put(TIMESTAMP, event.timestamp().toString());
    return json.toString();
  }

  /**
   * Metadata that something other than Axon wrote may hold more than strings; what is no string
   * stays JSON.
   */
  private Map<String, @Nullable String> metadata(StoredEvent event) {
    Map<String, @Nullable String> metadata = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : mapper.readTree(event.metadata()).properties()) {
      JsonNode value = entry.getValue();
      metadata.put(
          entry.getKey(),
          value.isNull() ? null : value.isString() ? value.stringValue() : value.toString());
    }
    return metadata;
  }
}
