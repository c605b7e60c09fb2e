package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.projections.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Which sessions and API keys have ended although a token of theirs still looks good. Every second
 * each node asks what has ended since it asked last, and keeps it for as long as the longest token
 * lives; so whoever has signed out is refused everywhere about a second later.
 */
final class EndedAccess {

  static final Duration ASKED_EVERY = Duration.ofSeconds(1);

  /** What was ended in a transaction that took long is found out all the same. */
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  private static final String ENDED = "SELECT id FROM daybook.access_ended($1)";

  private final TenantConnections connections;
  private final Duration kept;
  private final Clock clock;
  private final ConcurrentMap<UUID, Instant> ended = new ConcurrentHashMap<>();
  private volatile @Nullable Instant asked;

  /**
   * @param connections of the runner, which sees all tenants: requests can't keep it waiting
   * @param tokenLife of the tokens that this has to outlast
   */
  EndedAccess(TenantConnections connections, Duration tokenLife, Clock clock) {
    this.connections = connections;
    this.kept = tokenLife.plus(OVERLAP);
    this.clock = clock;
  }

  /** Asks now; how much is known to have ended. */
  Mono<Integer> ask() {
    return Mono.defer(
        () -> {
          var now = clock.instant();
          return connections
              .list(
                  null,
                  connection -> Sql.query(connection, ENDED, row -> row.uuid("id"), seconds(now)))
              .map(
                  ids -> {
                    ids.forEach(id -> ended.putIfAbsent(id, now));
                    ended.values().removeIf(since -> since.isBefore(now.minus(kept)));
                    asked = now;
                    return ended.size();
                  });
        });
  }

  private int seconds(Instant now) {
    var last = asked;
    var since = last == null ? kept : Duration.between(last, now).plus(OVERLAP);
    return Math.toIntExact((since.compareTo(kept) < 0 ? since : kept).toSeconds());
  }

  boolean contains(UUID id) {
    if (asked == null) {
      throw Problem.of(ErrorCodes.UNAVAILABLE, "The service has not read yet who has signed out.")
          .retryAfterSeconds(1)
          .raise();
    }
    return ended.containsKey(id);
  }

  /** What ended on this node is known here at once. */
  void add(UUID id) {
    ended.putIfAbsent(id, clock.instant());
  }
}
