package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.LogQuery;
import dev.daybook.projections.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A webhook as it is shown. */
record Webhook(
    WebhookId id,
    @Describe("Where its events are sent.") String url,
    @Describe("The types of events that it is told of; of all, if there are none.")
        List<String> types,
    @Describe("The tags that each of its events has; whatever tags it has, if there are none.")
        List<String> tags,
    @Nullable @Describe("What it is for.") String description,
    Status status,
    @Nullable @Describe("Why nothing is sent any more; null unless it is `DISABLED`.")
        DisabledBecause disabledBecause,
    @Describe(
            "The last event that was delivered has this position; the next one comes after it. At"
                + " first, the position after which it began.")
        long position,
    @Describe("How often the next event was sent in vain so far.") int attempts,
    @Nullable @Describe("Since when the next event is sent in vain; null when nothing is.")
        Instant failingSince,
    @Nullable @Describe("When the next event is sent again; null when none waits for that.")
        Instant nextAttemptAt,
    @Describe("How many secrets sign at the moment: two or more for a while after a rotation.")
        int secretsInUse,
    @Nullable
        @Describe(
            "What to verify signatures with. It is shown where it is made, which is when a webhook"
                + " is added or its secret is rotated, and null ever after.")
        String secret,
    @Describe("The id of the user who added it.") String createdBy,
    Instant createdAt,
    @Describe("When somebody last changed it.") Instant changedAt) {

  @Describe(
      "`ACTIVE`: events are sent. `PAUSED`: they wait until it is resumed. `DISABLED`: the service"
          + " has stopped sending, and events wait until it is resumed.")
  enum Status {
    ACTIVE,
    PAUSED,
    DISABLED
  }

  @Describe(
      "`GONE`: the receiver answered 410. `UNREACHABLE`: an event could not be delivered for three"
          + " days.")
  enum DisabledBecause {
    GONE,
    UNREACHABLE
  }

  /** What {@link #of} reads. */
  static final String COLUMNS =
      """
      w.id, w.url, w.types, w.tags, w.description, w.status, w.disabled_because, w.position, w.attempts,
      w.failing_since, CASE WHEN w.status = 'ACTIVE' AND w.attempts > 0 THEN w.due_at END AS next_attempt_at,
      (SELECT count(*) FROM daybook.webhook_secret s
        WHERE s.webhook_id = w.id AND (s.signs_until IS NULL OR s.signs_until > clock_timestamp())) AS secrets,
      w.created_by, w.created_at, w.changed_at
      """;

  static Webhook of(Row row) {
    var because = row.textOrNull("disabled_because");
    return new Webhook(
        new WebhookId(row.uuid("id")),
        row.text("url"),
        texts(row, "types"),
        texts(row, "tags"),
        row.textOrNull("description"),
        Status.valueOf(row.text("status")),
        because == null ? null : DisabledBecause.valueOf(because),
        row.number("position"),
        row.integer("attempts"),
        row.timeOrNull("failing_since"),
        row.timeOrNull("next_attempt_at"),
        (int) row.number("secrets"),
        null,
        row.text("created_by"),
        row.time("created_at"),
        row.time("changed_at"));
  }

  static List<String> texts(Row row, String column) {
    return List.of(Objects.requireNonNull(row.columns().get(column, String[].class), column));
  }

  /** The events that were not delivered yet. */
  LogQuery waiting(String tenant, List<String> allTypes) {
    return new LogQuery(tenant, which(allTypes), Map.of(), position, Long.MAX_VALUE);
  }

  /** What is asked for, as the log is asked: it finds tags by type. */
  Criterion which(List<String> allTypes) {
    var asked = types.isEmpty() && !tags.isEmpty() ? allTypes : types;
    return new Criterion(Set.copyOf(asked), Set.copyOf(tags));
  }

  /** The same, asking for something else. */
  Webhook asking(String where, List<String> ofTypes, List<String> withTags, @Nullable String what) {
    return new Webhook(
        id,
        where,
        ofTypes,
        withTags,
        what,
        status,
        disabledBecause,
        position,
        attempts,
        failingSince,
        nextAttemptAt,
        secretsInUse,
        secret,
        createdBy,
        createdAt,
        changedAt);
  }

  /** The same with its secret, for the one answer that shows it. */
  Webhook showing(String made) {
    return new Webhook(
        id,
        url,
        types,
        tags,
        description,
        status,
        disabledBecause,
        position,
        attempts,
        failingSince,
        nextAttemptAt,
        secretsInUse,
        made,
        createdBy,
        createdAt,
        changedAt);
  }
}
