package dev.daybook.ledger.platform.webhooks;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Paging;
import dev.daybook.projections.Sql;
import io.r2dbc.spi.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The webhooks of a tenant as its users read and change them. */
final class Subscriptions {

  /** How many webhooks a tenant may have. */
  static final int MOST = 20;

  /** How many secrets of a webhook may sign beside each other. */
  static final int MOST_SECRETS = 5;

  /** Where to send to, and what to sign with. */
  record Target(Destination destination, List<byte[]> secrets) {

    Target {
      secrets = List.copyOf(secrets);
    }
  }

  private final TenantConnections connections;
  private final Sealing sealing;

  Subscriptions(TenantConnections connections, Sealing sealing) {
    this.connections = connections;
    this.sealing = sealing;
  }

  /** What the secrets of a webhook are sealed for. */
  static String place(String tenant, UUID webhook) {
    return String.join("\n", "webhook", tenant, webhook.toString());
  }

  Mono<List<Webhook>> page(String tenant, Paging page) {
    return connections.list(
        tenant,
        connection -> Sql.query(connection, PAGE, Webhook::of, tenant, page.limit(), page.skip()));
  }

  private static final String PAGE =
      "SELECT "
          + Webhook.COLUMNS
          + "FROM daybook.webhook w WHERE w.tenant = $1 ORDER BY w.id LIMIT $2 OFFSET $3";

  Mono<Long> count(String tenant) {
    return connections
        .list(
            tenant,
            connection -> Sql.query(connection, COUNT, row -> row.number("webhooks"), tenant))
        .map(List::getFirst);
  }

  private static final String COUNT =
      "SELECT count(*) AS webhooks FROM daybook.webhook w WHERE w.tenant = $1";

  Mono<Webhook> find(String tenant, WebhookId id) {
    return connections
        .list(tenant, connection -> Sql.query(connection, FIND, Webhook::of, tenant, id.value()))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  private static final String FIND =
      "SELECT " + Webhook.COLUMNS + "FROM daybook.webhook w WHERE w.tenant = $1 AND w.id = $2";

  Mono<Webhook> find(Connection connection, String tenant, WebhookId id) {
    return Sql.query(connection, FIND, Webhook::of, tenant, id.value()).singleOrEmpty();
  }

  /** The webhook as nobody else changes it until the transaction ends. */
  Mono<Webhook> lock(Connection connection, String tenant, WebhookId id) {
    return Sql.query(connection, FIND + " FOR UPDATE OF w", Webhook::of, tenant, id.value())
        .singleOrEmpty();
  }

  Mono<Target> target(String tenant, WebhookId id) {
    return connections
        .list(
            tenant,
            connection ->
                Sql.query(
                    connection,
                    TARGET,
                    row ->
                        new Target(
                            Destination.of(row.text("url")).orElseThrow(),
                            Arrays.stream(row.text("secrets").split(" ", -1))
                                .map(text -> sealing.open(place(tenant, id.value()), text))
                                .toList()),
                    tenant,
                    id.value()))
        .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
  }

  private static final String TARGET =
      """
      SELECT w.url,
        (SELECT string_agg(s.sealed, ' ' ORDER BY s.number DESC) FROM daybook.webhook_secret s
          WHERE s.webhook_id = w.id AND (s.signs_until IS NULL OR s.signs_until > clock_timestamp())) AS secrets
      FROM daybook.webhook w WHERE w.tenant = $1 AND w.id = $2
      """;

  /** How far the log reaches. */
  Mono<Long> head() {
    return connections
        .list(null, connection -> Sql.query(connection, HEAD, row -> row.number("head")))
        .map(List::getFirst);
  }

  private static final String HEAD = "SELECT daybook.head() AS head";

  /**
   * Adds a webhook without a secret; false if there are too many.
   *
   * @param after the position of the last event not to tell of
   * @param overdue whether there may be events after that already
   */
  Mono<Boolean> add(
      Connection connection,
      String tenant,
      WebhookId id,
      String user,
      NewWebhook asked,
      long after,
      boolean overdue) {
    var description = asked.description();
    return Sql.query(connection, ALONE, row -> row.truth("alone"), tenant)
        .then(
            Sql.update(
                connection,
                ADD,
                id.value(),
                tenant,
                asked.url(),
                array(asked.types() == null ? List.of() : asked.types()),
                array(asked.tags() == null ? List.of() : asked.tags()),
                description == null ? "" : description,
                user,
                after,
                overdue,
                MOST))
        .map(rows -> rows == 1);
  }

  /** One webhook of a tenant is added after the other, so that there are not more than may be. */
  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(x'0b05'::integer, hashtext($1)) IS NOT NULL AS alone";

  private static final String ADD =
      """
      INSERT INTO daybook.webhook (id, tenant, url, types, tags, description, created_by, position, due_at)
      SELECT $1, $2, $3, $4, $5, nullif($6, ''), $7, $8, CASE WHEN $9 THEN clock_timestamp() END
      WHERE (SELECT count(*) FROM daybook.webhook w WHERE w.tenant = $2) < $10
      """;

  /**
   * Changes what a webhook is told of, and where.
   *
   * @param after where nothing was left to tell of, the position after which the new choice holds
   */
  Mono<Long> change(
      Connection connection, String tenant, Webhook before, Webhook then, long after) {
    var description = then.description();
    return Sql.update(
        connection,
        CHANGE,
        tenant,
        before.id().value(),
        then.url(),
        array(then.types()),
        array(then.tags()),
        description == null ? "" : description,
        before.position(),
        after);
  }

  /** Another receiver is not to blame for what the former one failed to do. */
  private static final String CHANGE =
      """
      UPDATE daybook.webhook SET
        attempts = CASE WHEN url = $3 THEN attempts ELSE 0 END,
        failing_since = CASE WHEN url = $3 THEN failing_since END,
        url = $3, types = $4, tags = $5, description = nullif($6, ''),
        position = CASE WHEN position = $7 THEN greatest(position, $8) ELSE position END,
        due_at = clock_timestamp(), version = version + 1, changed_at = now()
      WHERE tenant = $1 AND id = $2
      """;

  Mono<Long> pause(Connection connection, String tenant, WebhookId id) {
    return Sql.update(connection, PAUSE, tenant, id.value());
  }

  private static final String PAUSE =
      """
      UPDATE daybook.webhook SET status = 'PAUSED', version = version + 1, changed_at = now()
      WHERE tenant = $1 AND id = $2 AND status = 'ACTIVE'
      """;

  Mono<Long> resume(Connection connection, String tenant, WebhookId id) {
    return Sql.update(connection, RESUME, tenant, id.value());
  }

  private static final String RESUME =
      """
      UPDATE daybook.webhook SET status = 'ACTIVE', disabled_because = NULL, attempts = 0, failing_since = NULL,
        due_at = clock_timestamp(), version = version + 1, changed_at = now()
      WHERE tenant = $1 AND id = $2 AND status <> 'ACTIVE'
      """;

  /** Goes on after another position. */
  Mono<Long> move(Connection connection, String tenant, WebhookId id, long after) {
    return Sql.update(connection, MOVE, tenant, id.value(), after);
  }

  private static final String MOVE =
      """
      UPDATE daybook.webhook SET position = $3, attempts = 0, failing_since = NULL,
        due_at = clock_timestamp(), version = version + 1, changed_at = now()
      WHERE tenant = $1 AND id = $2
      """;

  Mono<Long> delete(Connection connection, String tenant, WebhookId id) {
    return Sql.update(connection, DELETE, tenant, id.value());
  }

  private static final String DELETE = "DELETE FROM daybook.webhook WHERE tenant = $1 AND id = $2";

  /**
   * Lets the secrets that there are sign for so long still; false if too many would.
   *
   * @param seconds 0 if they shall not sign any more
   */
  Mono<Boolean> retire(Connection connection, String tenant, WebhookId id, int seconds) {
    return Sql.update(connection, TOUCH, tenant, id.value())
        .then(Sql.update(connection, RETIRE, tenant, id.value(), seconds))
        .then(
            Sql.query(connection, SIGNING, row -> row.number("secrets"), tenant, id.value())
                .single())
        .map(secrets -> secrets < MOST_SECRETS);
  }

  /** Whoever delivers has to read the secrets anew; and one rotation goes after the other. */
  private static final String TOUCH =
      """
      UPDATE daybook.webhook SET version = version + 1, changed_at = now() WHERE tenant = $1 AND id = $2
      """;

  private static final String RETIRE =
      """
      UPDATE daybook.webhook_secret
      SET signs_until = least(coalesce(signs_until, 'infinity'), clock_timestamp() + $3 * interval '1 second')
      WHERE tenant = $1 AND webhook_id = $2
      """;

  private static final String SIGNING =
      """
      SELECT count(*) AS secrets FROM daybook.webhook_secret
      WHERE tenant = $1 AND webhook_id = $2 AND signs_until > clock_timestamp()
      """;

  /** Makes a secret, stores it, and gives it away for the one time that it is shown. */
  Mono<String> newSecret(Connection connection, String tenant, WebhookId id) {
    return Mono.fromCallable(() -> Secret.random(sealing.random()))
        .flatMap(
            secret ->
                Mono.fromCallable(() -> sealing.seal(place(tenant, id.value()), secret.bytes()))
                    .map(text -> new Made(secret.text(), text)))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(
            made ->
                Sql.update(connection, ADD_SECRET, tenant, id.value(), made.sealed())
                    .thenReturn(made.shown()));
  }

  private record Made(String shown, String sealed) {}

  private static final String ADD_SECRET =
      "INSERT INTO daybook.webhook_secret (tenant, webhook_id, sealed) VALUES ($1, $2, $3)";

  private static String[] array(List<String> texts) {
    return texts.stream().sorted().toArray(String[]::new);
  }
}
