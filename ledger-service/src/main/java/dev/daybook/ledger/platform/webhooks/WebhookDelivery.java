package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.projections.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event that was sent to a webhook, and what came of it, as it is shown. */
record WebhookDelivery(
    @Describe("The event's id, which each attempt has in its header `webhook-id`.") UUID eventId,
    @Describe("What happened, such as `community.contribution-recorded`.") String type,
    @Nullable @Describe("Its place in the log; null for a test.") Long position,
    Status status,
    @Describe("How often it was sent.") int attempts,
    @Nullable
        @Describe("What the receiver answered to the last attempt; null if it did not answer.")
        Integer httpStatus,
    @Nullable @Describe("Why the last attempt failed; null if it did not.") DeliveryFailure failure,
    @Describe("How long the last attempt took, in milliseconds.") int latencyMillis,
    Instant firstAttemptAt,
    Instant lastAttemptAt) {

  @Describe(
      "`DELIVERED`: the receiver took it. `RETRYING`: it is sent again, and those after it wait; if"
          + " the webhook does not send any more, that is once it is resumed. `FAILED`: it was sent"
          + " by hand, and is not sent again by itself.")
  enum Status {
    DELIVERED,
    RETRYING,
    FAILED
  }

  /** What {@link #of} reads. */
  static final String COLUMNS =
      """
      d.event_id, d.type, d.position, d.status, d.attempts, d.http_status, d.failure, d.latency_millis,
      d.first_attempt_at, d.last_attempt_at
      """;

  static WebhookDelivery of(Row row) {
    var failure = row.textOrNull("failure");
    return new WebhookDelivery(
        row.uuid("event_id"),
        row.text("type"),
        row.columns().get("position", Long.class),
        Status.valueOf(row.text("status")),
        row.integer("attempts"),
        row.columns().get("http_status", Integer.class),
        failure == null ? null : DeliveryFailure.valueOf(failure),
        row.integer("latency_millis"),
        row.time("first_attempt_at"),
        row.time("last_attempt_at"));
  }
}
