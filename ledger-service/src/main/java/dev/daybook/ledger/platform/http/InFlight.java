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

  /** By identity: what one request gives back may be claimed by the next of its kind already. */
  private static final class Claim {
    private final String fingerprint;

    private Claim(String fingerprint) {
      this.fingerprint = fingerprint;
    }
  }

  private final ConcurrentMap<Key, Claim> claims = new ConcurrentHashMap<>();

  /**
   * The work, unless the same key is being worked on. The key is free before the answer goes out:
   * whoever has it may ask again.
   */
  <T> Mono<T> once(String tenant, @Nullable OnceKey once, Mono<T> work) {
    if (once == null) {
      return work;
    }
    var key = new Key(tenant, once.caller(), once.key());
    return Mono.defer(
        () -> {
          var claim = new Claim(once.fingerprint());
          Runnable release = () -> claims.remove(key, claim);
          var other = claims.putIfAbsent(key, claim);
          return other == null
              ? work.doOnTerminate(release).doOnCancel(release)
              : Mono.error(inTheWay(other.fingerprint.equals(once.fingerprint())).raise());
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
    return claims.size();
  }
}
