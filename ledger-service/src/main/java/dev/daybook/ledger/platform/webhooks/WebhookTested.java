package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.schema.Describe;

/** The data of an event that somebody had sent to see whether it arrives; it stands in no log. */
@Describe("Sent to see whether it arrives. It stands in no log, and its position is 0.")
record WebhookTested(WebhookId webhookId) {

  static final String TYPE = "platform.webhook-tested";
  static final int REVISION = 1;
}
