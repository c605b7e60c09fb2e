package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.ledger.platform.http.Callers;
import dev.daybook.ledger.platform.http.StreamEnd;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Callers by their access tokens or API keys. A token that was found good is remembered until it
 * expires, because checking a signature costs more than the rest of a small request; whether its
 * session has ended, or the password or the roles have changed since, is looked up each time.
 */
final class TokenCallers implements Callers {

  /** A full memory is emptied: verifying again costs little, remembering more has no bound. */
  static final int TOKENS_REMEMBERED = 10_000;

  private final AccessTokens tokens;
  private final ApiKeyCallers keys;
  private final AccessChanges changes;
  private final EndedAccess ended;
  private final Clock clock;
  private final ConcurrentMap<String, Caller> known = new ConcurrentHashMap<>();

  TokenCallers(
      AccessTokens tokens,
      ApiKeyCallers keys,
      AccessChanges changes,
      EndedAccess ended,
      Clock clock) {
    this.tokens = tokens;
    this.keys = keys;
    this.changes = changes;
    this.ended = ended;
    this.clock = clock;
  }

  @Override
  public Mono<Caller> of(String token) {
    return Mono.defer(
        () ->
            ApiKeyCallers.isKey(token)
                ? keys.of(token).filter(caller -> ended(caller).isEmpty())
                : Mono.justOrEmpty(caller(token)));
  }

  @Override
  public boolean isExpired(String bearerToken) {
    return tokens.hasExpired(bearerToken);
  }

  @Override
  public Optional<StreamEnd> ended(Caller caller) {
    var session = caller.session();
    var user = UUID.fromString(caller.user());
    if (session == null) {
      return ended.contains(user) ? Optional.of(StreamEnd.ACCESS_CHANGED) : Optional.empty();
    }
    if (!changes.isCurrent(user, session.accessVersion())) {
      return Optional.of(StreamEnd.ACCESS_CHANGED);
    }
    return ended.contains(session.id()) ? Optional.of(StreamEnd.LOGGED_OUT) : Optional.empty();
  }

  private @Nullable Caller caller(String token) {
    var found = known(token);
    if (found == null) {
      return null;
    }
    if (ended(found).isPresent()) {
      known.remove(token);
      return null;
    }
    return found;
  }

  private @Nullable Caller known(String token) {
    var remembered = known.get(token);
    if (remembered != null && clock.instant().isBefore(remembered.goodUntil())) {
      return remembered;
    }
    known.remove(token);
    var verified = tokens.verify(token).map(TokenCallers::caller).orElse(null);
    if (verified == null) {
      return null;
    }
    if (known.size() >= TOKENS_REMEMBERED) {
      known.clear();
    }
    known.put(token, verified);
    return verified;
  }

  private static Caller caller(AccessTokens.Verified verified) {
    var account = verified.account();
    return new Caller(
        account.tenant(),
        account.id().toString(),
        account.permissions(),
        verified.validUntil(),
        new Caller.Session(verified.session(), account.accessVersion()),
        account.ownerId());
  }

  int remembered() {
    return known.size();
  }
}
