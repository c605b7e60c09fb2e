package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.Id;
import java.util.UUID;

record WebhookId(UUID value) implements Id {}
