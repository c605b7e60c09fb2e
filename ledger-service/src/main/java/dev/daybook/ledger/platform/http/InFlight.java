package dev.daybook.ledger.platform.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The idempotency keys whose requests this node is answering just now. That something happens once
 * is the log's promise and holds between nodes; this only spares a second try, and says so.
 */
final class InFlight {

  private record Key(String tenant, String caller, String key) {}

  private static final int RETRY_AFTER_SECONDS = 1;

  private final ConcurrentMap<Key, String> fingerprints = new ConcurrentHashMap<>();

  /** The work, unless the same key is being worked on. */
  <T> Mono<T> once(String tenant, @Nullable OnceKey once, Mono<T> work) {
    if (once == null) {
      return work;
    }
    var key = new Key(tenant, once.caller(), once.key());
    return Mono.defer(
        () -> {
          var other = fingerprints.putIfAbsent(key, once.fingerprint());
          return other == null
              ? work.doFinally(end -> fingerprints.remove(key))
              : Mono.error(inTheWay(other.equals(once.fingerprint())).raise());
        });
  }

  private static Problem inTheWay(boolean sameRequest) {
    return sameRequest
        ? Problem.of(
                ErrorCodes.IDEMPOTENCY_KEY_IN_FLIGHT,
                "The request with this Idempotency-Key is still being answered.")
            .retryAfterSeconds(RETRY_AFTER_SECONDS)
        : Problem.of(
            ErrorCodes.IDEMPOTENCY_KEY_REUSED,
            "This Idempotency-Key is in use for another request.");
  }

  int size() {
    return fingerprints.size();
  }
}
