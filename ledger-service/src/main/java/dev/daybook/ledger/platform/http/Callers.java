package dev.daybook.ledger.platform.http;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** Knows who stands behind a bearer token or an API key. */
@FunctionalInterface
public interface Callers {

  /** The caller, or empty where the token is not, or no longer, good. Never an error for that. */
  Mono<Caller> of(String bearerToken);

  /** Whether a token that gave nobody was good once: only to tell what to do. */
  default boolean isExpired(String bearerToken) {
    return false;
  }

  /** Why what a caller reads live has to end now, before the time that was said; if it has to. */
  default Optional<StreamEnd> ended(Caller caller) {
    return Optional.empty();
  }
}
