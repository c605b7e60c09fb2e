package dev.daybook.ledger.platform.webhooks;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Paging;
import dev.daybook.projections.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What came of sending, kept for a while for whoever looks for a fault. */
final class Deliveries {

  /** Of one webhook, those that were sent first last. */
  static final int KEPT = 1_000;

  static final Duration KEPT_FOR = Duration.ofDays(30);

  /**
   * Notes an attempt, as a part of a statement that says of whom: an event that is sent once more
   * has one row all the same. Its parameters are those of {@link #parameters}.
   */
  static final String NOTE =
      """
      noted AS (
        INSERT INTO daybook.webhook_delivery AS d (tenant, webhook_id, event_id, type, position, status, attempts,
               http_status, failure, latency_millis, first_attempt_at, last_attempt_at)
        SELECT $1, $2, $3, $4, nullif($5, -1), $6, 1, nullif($7, -1), nullif($8, ''), $9, now(), now() FROM %s
        ON CONFLICT (webhook_id, event_id) DO UPDATE SET
          status = excluded.status, attempts = d.attempts + 1, http_status = excluded.http_status,
          failure = excluded.failure, latency_millis = excluded.latency_millis,
          last_attempt_at = excluded.last_attempt_at
        RETURNING d.*)
      """;

  private static final long NO_POSITION = -1;
  private static final int NO_STATUS = -1;

  private final TenantConnections connections;

  Deliveries(TenantConnections connections) {
    this.connections = connections;
  }

  /** What {@link #NOTE} takes; null is a value of its own, which a statement can't be given. */
  static List<Object> parameters(
      String tenant, UUID webhook, Message message, Sent sent, WebhookDelivery.Status status) {
    var position = message.position();
    var httpStatus = sent.httpStatus();
    var failure = sent.failure();
    var parameters = new ArrayList<Object>();
    parameters.add(tenant);
    parameters.add(webhook);
    parameters.add(message.id());
    parameters.add(message.type());
    parameters.add(position == null ? NO_POSITION : position);
    parameters.add(status.name());
    parameters.add(httpStatus == null ? NO_STATUS : httpStatus);
    parameters.add(failure == null ? "" : failure.name());
    parameters.add(sent.latencyMillis());
    return parameters;
  }

  /** Notes what was sent because somebody asked for it; empty if the webhook is gone meanwhile. */
  Mono<WebhookDelivery> note(String tenant, WebhookId webhook, Message message, Sent sent) {
    var status =
        sent.isDelivered() ? WebhookDelivery.Status.DELIVERED : WebhookDelivery.Status.FAILED;
    var parameters = parameters(tenant, webhook.value(), message, sent, status);
    return connections
        .use(
            tenant,
            connection -> Sql.query(connection, BY_HAND, WebhookDelivery::of, parameters.toArray()))
        .singleOrEmpty();
  }

  private static final String BY_HAND =
      "WITH "
          + NOTE.formatted("daybook.webhook w WHERE w.tenant = $1 AND w.id = $2 FOR SHARE")
          + "SELECT "
          + WebhookDelivery.COLUMNS
          + "FROM noted d";

  /** The newest first. */
  Mono<List<WebhookDelivery>> page(String tenant, WebhookId webhook, Paging page) {
    return connections.list(
        tenant,
        connection ->
            Sql.query(
                connection,
                PAGE,
                WebhookDelivery::of,
                tenant,
                webhook.value(),
                page.limit(),
                page.skip()));
  }

  private static final String PAGE =
      "SELECT "
          + WebhookDelivery.COLUMNS
          + """
          FROM daybook.webhook_delivery d WHERE d.tenant = $1 AND d.webhook_id = $2
          ORDER BY d.number DESC LIMIT $3 OFFSET $4
          """;

  Mono<Long> count(String tenant, WebhookId webhook) {
    return connections
        .list(
            tenant,
            connection ->
                Sql.query(
                    connection, COUNT, row -> row.number("deliveries"), tenant, webhook.value()))
        .map(List::getFirst);
  }

  private static final String COUNT =
      """
      SELECT count(*) AS deliveries FROM daybook.webhook_delivery d WHERE d.tenant = $1 AND d.webhook_id = $2
      """;

  Mono<WebhookDelivery> find(String tenant, WebhookId webhook, UUID event) {
    return connections
        .list(
            tenant,
            connection ->
                Sql.query(connection, FIND, WebhookDelivery::of, tenant, webhook.value(), event))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  private static final String FIND =
      "SELECT "
          + WebhookDelivery.COLUMNS
          + """
          FROM daybook.webhook_delivery d WHERE d.tenant = $1 AND d.webhook_id = $2 AND d.event_id = $3
          """;

  /** Forgets the deliveries of a webhook that are more than are kept. */
  Mono<Long> trim(String tenant, UUID webhook) {
    return connections
        .use(tenant, connection -> Sql.update(connection, TRIM, tenant, webhook, KEPT))
        .single();
  }

  private static final String TRIM =
      """
      DELETE FROM daybook.webhook_delivery d WHERE d.tenant = $1 AND d.webhook_id = $2 AND d.number <= (
        SELECT k.number FROM daybook.webhook_delivery k WHERE k.webhook_id = $2
        ORDER BY k.number DESC OFFSET $3 LIMIT 1)
      """;
}
