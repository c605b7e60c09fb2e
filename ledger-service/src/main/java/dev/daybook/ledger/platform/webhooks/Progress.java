package dev.daybook.ledger.platform.webhooks;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How far each webhook is, and which node delivers to it. Which ones there is something to do for
 * is asked across all tenants; everything else is done as the tenant whose webhook it is.
 */
final class Progress {

  /**
   * A node that is silent for so long, by the database's clock, has lost its claims. An attempt may
   * take longer, so a node renews its claims meanwhile.
   */
  static final Duration LEASE = Duration.ofSeconds(5);

  /** Whoever asks for more of the log at once looks at all webhooks instead. */
  private static final long MOST_POSITIONS = 10_000;

  /** A webhook that something is to be done for. */
  record Due(UUID id, String tenant) {

    private static Due of(Row row) {
      return new Due(row.uuid("id"), row.text("tenant"));
    }
  }

  /**
   * Of a webhook after a delivery.
   *
   * @param version as of {@link Claimed#version}
   */
  record Standing(boolean active, long version) {

    private static Standing of(Row row) {
      return new Standing(row.truth("active"), row.number("version"));
    }
  }

  private final TenantConnections everyTenant;
  private final TenantConnections connections;
  private final Sealing sealing;
  private final List<String> types;
  private final String node;

  /**
   * @param everyTenant as the role that sees all tenants
   * @param connections as the role that sees one
   * @param types all that there are: the log finds tags by type
   * @param node tells this process from every other one
   */
  Progress(
      TenantConnections everyTenant,
      TenantConnections connections,
      Sealing sealing,
      List<String> types,
      String node) {
    this.everyTenant = everyTenant;
    this.connections = connections;
    this.sealing = sealing;
    this.types = List.copyOf(types);
    this.node = node;
  }

  /** The webhooks that ask for an event after the one position, up to the other. */
  Flux<Due> concerned(long after, long head) {
    return head - after > MOST_POSITIONS ? ask(BEHIND, head) : ask(CONCERNED, after, head);
  }

  private static final String BEHIND =
      """
      SELECT w.id, w.tenant FROM daybook.webhook w
      WHERE w.status = 'ACTIVE' AND w.due_at IS NULL AND w.node IS NULL AND w.position < $1
      """;

  /** Those that this node works for already are told, too: they may have looked before. */
  private static final String CONCERNED =
      """
      SELECT DISTINCT w.id, w.tenant
      FROM daybook.event e
      JOIN daybook.webhook w
        ON w.tenant = e.tenant AND w.status = 'ACTIVE' AND w.due_at IS NULL AND w.position < e.position
           AND (w.types = '{}' OR e.type = ANY (w.types)) AND e.tags @> w.tags
      WHERE e.position > $1 AND e.position <= $2
      """;

  /** The webhooks that wait for a time that has come, and those whose node is silent. */
  Flux<Due> due() {
    return ask(DUE);
  }

  private static final String DUE =
      """
      SELECT w.id, w.tenant FROM daybook.webhook w
      WHERE w.status = 'ACTIVE' AND w.due_at <= clock_timestamp() AND (w.node IS NULL OR w.lease_until < clock_timestamp())
      UNION
      SELECT w.id, w.tenant FROM daybook.webhook w
      WHERE w.status = 'ACTIVE' AND w.node IS NOT NULL AND w.lease_until < clock_timestamp()
      """;

  private Flux<Due> ask(String sql, Object... parameters) {
    return everyTenant
        .list(null, connection -> Sql.query(connection, sql, Due::of, parameters))
        .flatMapIterable(found -> found);
  }

  /** Renews everything that this node has, and says how much that is. */
  Mono<Long> renew() {
    return everyTenant
        .use(null, connection -> Sql.update(connection, RENEW, node, LEASE.toMillis()))
        .single();
  }

  private static final String RENEW =
      """
      UPDATE daybook.webhook SET lease_until = clock_timestamp() + $2 * interval '1 millisecond'
      WHERE node = $1 AND lease_until >= clock_timestamp()
      """;

  /** Lets go of everything that this node has, so that others need not wait. */
  Mono<Void> leave() {
    return everyTenant.use(null, connection -> Sql.update(connection, LEAVE, node)).then();
  }

  private static final String LEAVE =
      """
      UPDATE daybook.webhook SET node = NULL, lease_until = NULL, due_at = coalesce(due_at, clock_timestamp())
      WHERE node = $1
      """;

  /** Forgets what is too old to be of use, of all webhooks. */
  Mono<Void> forget() {
    return everyTenant
        .use(
            null,
            connection ->
                Sql.update(connection, FORGET_DELIVERIES, Deliveries.KEPT_FOR.toSeconds())
                    .then(Sql.update(connection, FORGET_ANSWERS, Once.KEPT.toSeconds()))
                    .then(Sql.update(connection, FORGET_SECRETS)))
        .then();
  }

  private static final String FORGET_DELIVERIES =
      "DELETE FROM daybook.webhook_delivery WHERE last_attempt_at < clock_timestamp() - $1 * interval '1 second'";

  private static final String FORGET_ANSWERS =
      "DELETE FROM daybook.webhook_once WHERE recorded_at < clock_timestamp() - $1 * interval '1 second'";

  private static final String FORGET_SECRETS =
      "DELETE FROM daybook.webhook_secret WHERE signs_until < clock_timestamp()";

  /** Empty where there is nothing to do for it any more, or another node does it. */
  Mono<Claimed> claim(Due due) {
    return connections
        .use(
            due.tenant(),
            connection ->
                Sql.query(
                    connection,
                    CLAIM,
                    row -> claimed(due, row),
                    due.tenant(),
                    due.id(),
                    node,
                    LEASE.toMillis()))
        .singleOrEmpty();
  }

  private static final String CLAIM =
      """
      UPDATE daybook.webhook w SET node = $3, lease_until = clock_timestamp() + $4 * interval '1 millisecond'
      WHERE w.tenant = $1 AND w.id = $2 AND w.status = 'ACTIVE'
        AND (w.due_at IS NULL OR w.due_at <= clock_timestamp())
        AND (w.node IS NULL OR w.node = $3 OR w.lease_until < clock_timestamp())
      RETURNING w.url, w.types, w.tags, w.version, w.position, w.attempts,
        (SELECT string_agg(s.sealed, ' ' ORDER BY s.number DESC) FROM daybook.webhook_secret s
          WHERE s.webhook_id = w.id AND (s.signs_until IS NULL OR s.signs_until > clock_timestamp())) AS secrets
      """;

  private Claimed claimed(Due due, Row row) {
    var asked = Webhook.texts(row, "types");
    var tags = Webhook.texts(row, "tags");
    var place = Subscriptions.place(due.tenant(), due.id());
    return new Claimed(
        due.id(),
        due.tenant(),
        row.text("url"),
        asked.isEmpty() && !tags.isEmpty() ? types : asked,
        tags,
        row.number("version"),
        row.number("position"),
        row.integer("attempts"),
        Arrays.stream(row.text("secrets").split(" ", -1))
            .map(text -> sealing.open(place, text))
            .toList());
  }

  /**
   * Moves the position to the event that was delivered, and notes the delivery. Empty where the
   * claim is lost, or the position was moved meanwhile.
   */
  Mono<Standing> delivered(Claimed claimed, Message message, Sent sent) {
    return moved(
        DELIVERED,
        claimed,
        message,
        sent,
        WebhookDelivery.Status.DELIVERED,
        position(message),
        LEASE.toMillis());
  }

  private static final String DELIVERED =
      """
      WITH moved AS (
        UPDATE daybook.webhook SET position = $12, attempts = 0, failing_since = NULL,
               lease_until = clock_timestamp() + $13 * interval '1 millisecond'
        WHERE tenant = $1 AND id = $2 AND node = $10 AND position = $11
        RETURNING status = 'ACTIVE' AS active, version),
      """
          + Deliveries.NOTE.formatted("moved")
          + "SELECT active, version FROM moved";

  /**
   * Notes that the event could not be delivered, and gives the claim back. The webhook is not
   * active any more if the receiver is gone, or was not to be reached for too long.
   */
  Mono<Standing> failed(Claimed claimed, Message message, Sent sent, Duration pause) {
    return moved(
        FAILED,
        claimed,
        message,
        sent,
        WebhookDelivery.Status.RETRYING,
        pause.toMillis(),
        claimed.version(),
        sent.isGone(),
        Backoff.GIVEN_UP_AFTER.toSeconds());
  }

  /** A webhook that somebody has changed meanwhile is not to blame for what it was before. */
  private static final String FAILED =
      """
      WITH judged AS (
        SELECT w.id, w.status = 'ACTIVE' AND w.version = $13 AND
               ($14 OR w.failing_since <= clock_timestamp() - $15 * interval '1 second') IS TRUE AS over
        FROM daybook.webhook w WHERE w.tenant = $1 AND w.id = $2),
      moved AS (
        UPDATE daybook.webhook w SET node = NULL, lease_until = NULL, attempts = w.attempts + 1,
               failing_since = coalesce(w.failing_since, clock_timestamp()),
               due_at = CASE WHEN w.version = $13 THEN clock_timestamp() + $12 * interval '1 millisecond'
                             ELSE clock_timestamp() END,
               status = CASE WHEN j.over THEN 'DISABLED' ELSE w.status END,
               disabled_because = CASE WHEN j.over THEN CASE WHEN $14 THEN 'GONE' ELSE 'UNREACHABLE' END
                                       ELSE w.disabled_because END
        FROM judged j
        WHERE w.id = j.id AND w.node = $10 AND w.position = $11
        RETURNING w.status <> 'DISABLED' AS active, w.version),
      """
          + Deliveries.NOTE.formatted("moved")
          + "SELECT active, version FROM moved";

  private Mono<Standing> moved(
      String sql,
      Claimed claimed,
      Message message,
      Sent sent,
      WebhookDelivery.Status status,
      Object... more) {
    var parameters = Deliveries.parameters(claimed.tenant(), claimed.id(), message, sent, status);
    parameters.add(node);
    parameters.add(claimed.position());
    parameters.addAll(List.of(more));
    return connections
        .use(
            claimed.tenant(),
            connection -> Sql.query(connection, sql, Standing::of, parameters.toArray()))
        .singleOrEmpty();
  }

  private static long position(Message message) {
    var position = message.position();
    if (position == null) {
      throw new IllegalArgumentException("A test stands in no log");
    }
    return position;
  }

  /**
   * Gives a claim back.
   *
   * @param caughtUp whether there is nothing more to do before another event comes; where the
   *     webhook has changed meanwhile, there may be
   */
  Mono<Void> giveBack(Claimed claimed, boolean caughtUp) {
    return connections
        .use(
            claimed.tenant(),
            connection ->
                Sql.update(
                    connection,
                    GIVE_BACK,
                    claimed.tenant(),
                    claimed.id(),
                    node,
                    caughtUp,
                    claimed.version(),
                    claimed.position()))
        .then();
  }

  private static final String GIVE_BACK =
      """
      UPDATE daybook.webhook SET node = NULL, lease_until = NULL,
        due_at = CASE WHEN $4 AND version = $5 AND position = $6 THEN NULL ELSE clock_timestamp() END
      WHERE tenant = $1 AND id = $2 AND node = $3
      """;
}
