package dev.daybook.ledger.platform.webhooks;

import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.OnceKey;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.StoredAnswer;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import io.r2dbc.spi.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Changes webhooks, each change in one transaction; a request that is repeated with its key gets
 * the first answer, whatever became of the webhook meanwhile. What is refused is raised, so that
 * nothing of it is kept.
 */
final class Once {

  /** A day is promised to callers; the other one is for clocks that differ. */
  static final Duration KEPT = Duration.ofHours(48);

  private record First(String fingerprint, @Nullable String answer) {

    static First of(Row row) {
      return new First(row.text("fingerprint"), row.textOrNull("answer"));
    }
  }

  private final TenantConnections connections;
  private final EventStore store;
  private final Sealing sealing;

  Once(TenantConnections connections, EventStore store, Sealing sealing) {
    this.connections = connections;
    this.store = store;
    this.sealing = sealing;
  }

  /** Makes a change, and keeps its answer in the same transaction. */
  Mono<Answer> change(Call call, Function<Connection, Mono<Answer>> change) {
    var key = call.once();
    if (key == null) {
      return connections.inTransaction(call.tenant(), change);
    }
    return unlessUsed(call.tenant(), key)
        .then(
            connections.inTransaction(
                call.tenant(),
                connection ->
                    Sql.update(
                            connection,
                            BEGIN,
                            call.tenant(),
                            key.caller(),
                            key.key(),
                            key.fingerprint())
                        .flatMap(
                            begun ->
                                begun == 0
                                    ? again(connection, call.tenant(), key)
                                    : change
                                        .apply(connection)
                                        .flatMap(answer -> keep(connection, call, key, answer)))));
  }

  /** Whoever comes second with a key waits here until the first has committed. */
  private static final String BEGIN =
      """
      INSERT INTO daybook.webhook_once (tenant, caller, key, fingerprint) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING
      """;

  /** Does something that no transaction can hold, and keeps its answer afterwards. */
  Mono<Answer> afterwards(Call call, Mono<Answer> work) {
    var key = call.once();
    if (key == null) {
      return work;
    }
    return unlessUsed(call.tenant(), key)
        .then(
            connections
                .use(call.tenant(), connection -> again(connection, call.tenant(), key))
                .singleOrEmpty()
                .switchIfEmpty(
                    Mono.defer(() -> work)
                        .flatMap(
                            answer ->
                                connections.inTransaction(
                                    call.tenant(),
                                    connection ->
                                        Sql.update(
                                                connection,
                                                BEGIN,
                                                call.tenant(),
                                                key.caller(),
                                                key.key(),
                                                key.fingerprint())
                                            .then(keep(connection, call, key, answer))))));
  }

  /** A key that a command came with is not free for anything else. */
  private Mono<Void> unlessUsed(String tenant, OnceKey key) {
    return store
        .recall(tenant, key.caller(), key.key(), key.fingerprint())
        .flatMap(used -> Mono.<Void>error(reused()));
  }

  private Mono<Answer> again(Connection connection, String tenant, OnceKey key) {
    return Sql.query(connection, FIRST, First::of, tenant, key.caller(), key.key())
        .singleOrEmpty()
        .map(first -> again(first, tenant, key));
  }

  private static final String FIRST =
      "SELECT fingerprint, answer FROM daybook.webhook_once WHERE tenant = $1 AND caller = $2 AND key = $3";

  private Answer again(First first, String tenant, OnceKey key) {
    var answer = first.answer();
    if (!first.fingerprint().equals(key.fingerprint()) || answer == null) {
      throw reused();
    }
    var plain = sealing.open(place(tenant, key), answer);
    return StoredAnswer.fromJson(new String(plain, StandardCharsets.UTF_8)).replayed();
  }

  private Mono<Answer> keep(Connection connection, Call call, OnceKey key, Answer answer) {
    var plain = StoredAnswer.of(answer, null).toJson().getBytes(StandardCharsets.UTF_8);
    return Mono.fromCallable(() -> sealing.seal(place(call.tenant(), key), plain))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(text -> Sql.update(connection, KEEP, call.tenant(), key.caller(), key.key(), text))
        .thenReturn(answer);
  }

  private static final String KEEP =
      "UPDATE daybook.webhook_once SET answer = $4 WHERE tenant = $1 AND caller = $2 AND key = $3";

  private static String place(String tenant, OnceKey key) {
    return String.join("\n", "once", tenant, key.caller(), key.key());
  }

  private static Problem.Raised reused() {
    return Problem.of(
            ErrorCodes.IDEMPOTENCY_KEY_REUSED,
            "This Idempotency-Key came with another request before; use a new one.")
        .raise();
  }
}
