package dev.daybook.eventstore.deliberate;

import dev.daybook.contracts.community.OwnerId;
import org.axonframework.messaging.core.MessageType;

record DomesticStore(OwnerId owner, MessageType type) {}
