package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.StoredEvent;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;

/**
 * Between Axon's messages and what is stored. An event's stored name is the qualified name of its
 * message type, and its tags are those of {@link StoredTag}: criteria depend on both.
 */
public interface EventMapping {

  NewEvent toStored(TaggedEventMessage<?> event);

  EventMessage toMessage(StoredEvent event);
}
