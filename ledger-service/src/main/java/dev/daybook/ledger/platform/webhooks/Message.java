package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.wire.CloudEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is sent to a webhook.
 *
 * @param position null for a test, which stands in no log
 */
record Message(UUID id, String type, @Nullable Long position, byte[] body) {

  static Message of(CloudEvent event) {
    return new Message(event.id(), event.type(), event.position(), event.json());
  }
}
