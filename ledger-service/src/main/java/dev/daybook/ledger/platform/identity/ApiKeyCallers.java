package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import reactor.core.publisher.Mono;

/**
 * Callers by their API keys, looked up by digest. A key that was found is not looked up again for a
 * second, which spares a busy program most of it; one that ends is refused within about as long.
 */
final class ApiKeyCallers {

  /** A full memory is emptied: to look up again costs little, remembering more has no bound. */
  private static final int REMEMBERED = 10_000;

  private static final Duration REMEMBERED_FOR = Duration.ofSeconds(1);

  private static final String FIND =
      "SELECT id, tenant, permissions, expires_at FROM daybook.api_key_caller($1)";

  private record Known(Caller caller, Instant until) {}

  private final TenantConnections connections;
  private final Clock clock;
  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

  ApiKeyCallers(TenantConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  static boolean isKey(String token) {
    return token.startsWith(Secret.API_KEY);
  }

  Mono<Caller> of(String key) {
    return Mono.defer(
        () -> {
          var digest = new Secret(key).digest();
          var remembered = known.get(digest);
          return remembered != null && clock.instant().isBefore(remembered.until())
              ? Mono.just(remembered.caller())
              : find(digest);
        });
  }

  private Mono<Caller> find(String digest) {
    return connections
        .use(null, connection -> Sql.query(connection, FIND, ApiKeyCallers::caller, digest))
        .singleOrEmpty()
        .doOnNext(caller -> remember(digest, caller));
  }

  private void remember(String digest, Caller caller) {
    if (known.size() >= REMEMBERED) {
      known.clear();
    }
    known.put(digest, new Known(caller, clock.instant().plus(REMEMBERED_FOR)));
  }

  private static Caller caller(Row row) {
    return new Caller(
        row.text("tenant"),
        row.uuid("id").toString(),
        PermissionNames.of(Accounts.texts(row, "permissions").toList()),
        row.time("expires_at"));
  }
}
