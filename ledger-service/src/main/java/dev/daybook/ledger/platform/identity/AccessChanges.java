package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.projections.Sql;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Whose tokens are too old, because the password has changed since, or what the user may do.
 *
 * <p>The table of users counts these changes itself, by a trigger, whoever makes them; a token
 * carries the count that it was issued at. Every second each node asks, once for all tenants, which
 * counts have changed within the longest life of a token, and keeps the answer, which is hardly
 * ever longer than a few lines. A request costs one look into it. A token from before a change is
 * so refused on every node within about a second; while the database can't be asked, what was known
 * last holds.
 */
final class AccessChanges {

  static final Duration ASKED_EVERY = Duration.ofSeconds(1);

  /** Longer than any token lives (DAYBOOK_ACCESS_TOKEN_SECONDS is a day at most). */
  private static final Duration LOOKED_BACK = Duration.ofHours(25);

  private static final String CHANGED = "SELECT id, access_version FROM daybook.access_changed($1)";

  private final TenantConnections connections;
  private volatile @Nullable Map<UUID, Long> versions;

  /**
   * @param connections of the runner, which sees all tenants: requests can't keep it waiting
   */
  AccessChanges(TenantConnections connections) {
    this.connections = connections;
  }

  /** Asks now; of how many users something has changed of late. */
  Mono<Integer> ask() {
    return connections
        .use(
            null,
            connection ->
                Sql.query(
                    connection,
                    CHANGED,
                    row -> Map.entry(row.uuid("id"), row.number("access_version")),
                    Math.toIntExact(LOOKED_BACK.toSeconds())))
        .collectMap(Map.Entry::getKey, Map.Entry::getValue)
        .doOnNext(changed -> versions = changed)
        .map(Map::size);
  }

  /** Whether nothing has changed since a user's access was counted as that. */
  boolean isCurrent(UUID user, long accessVersion) {
    var known = versions;
    if (known == null) {
      throw Problem.of(ErrorCodes.UNAVAILABLE, "The service has not read yet who may come in.")
          .retryAfterSeconds(1)
          .raise();
    }
    return accessVersion >= known.getOrDefault(user, 0L);
  }
}
