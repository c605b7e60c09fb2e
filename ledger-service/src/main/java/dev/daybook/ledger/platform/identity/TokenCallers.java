package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.ledger.platform.http.Callers;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Callers by their access tokens. A token that was found good is remembered until it expires,
 * because checking a signature costs more than the rest of a small request; whether it is of a
 * password that has changed since is looked up each time.
 */
final class TokenCallers implements Callers {

  /** A full memory is emptied: verifying again costs little, remembering more has no bound. */
  static final int TOKENS_REMEMBERED = 10_000;

  private record Known(UserAccount account, Caller caller) {}

  private final AccessTokens tokens;
  private final PasswordChanges changes;
  private final RolePermissions permissions;
  private final Clock clock;
  private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

  TokenCallers(
      AccessTokens tokens, PasswordChanges changes, RolePermissions permissions, Clock clock) {
    this.tokens = tokens;
    this.changes = changes;
    this.permissions = permissions;
    this.clock = clock;
  }

  @Override
  public Mono<Caller> of(String bearerToken) {
    return Mono.defer(() -> Mono.justOrEmpty(caller(bearerToken)));
  }

  @Override
  public boolean isExpired(String bearerToken) {
    return tokens.hasExpired(bearerToken);
  }

  private @Nullable Caller caller(String token) {
    var found = known(token);
    if (found == null) {
      return null;
    }
    if (!changes.isCurrent(found.account())) {
      known.remove(token);
      return null;
    }
    return found.caller();
  }

  private @Nullable Known known(String token) {
    var remembered = known.get(token);
    if (remembered != null && clock.instant().isBefore(remembered.caller().goodUntil())) {
      return remembered;
    }
    known.remove(token);
    var verified = tokens.verify(token).map(this::known).orElse(null);
    if (verified == null) {
      return null;
    }
    if (known.size() >= TOKENS_REMEMBERED) {
      known.clear();
    }
    known.put(token, verified);
    return verified;
  }

  private Known known(AccessTokens.Verified verified) {
    var account = verified.account();
    return new Known(
        account,
        new Caller(
            account.tenant(),
            account.id().toString(),
            permissions.of(account.roles()),
            verified.validUntil()));
  }

  int remembered() {
    return known.size();
  }
}
