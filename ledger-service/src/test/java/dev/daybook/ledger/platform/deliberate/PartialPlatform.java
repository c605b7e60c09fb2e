package dev.daybook.ledger.platform.deliberate;

import dev.daybook.contracts.community.OwnerId;
import org.axonframework.messaging.core.MessageType;

record PartialPlatform(OwnerId owner, MessageType type) {}
