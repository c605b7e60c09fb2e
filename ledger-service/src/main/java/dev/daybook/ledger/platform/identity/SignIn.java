package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.ledger.platform.http.Problem;
import java.time.Duration;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Signing in with a password. An account that does not exist is answered with the same words after
 * the same work as a wrong password.
 */
final class SignIn {

  static final ErrorCode INVALID_CREDENTIALS =
      ErrorCode.of(
          401,
          "invalid_credentials",
          "Invalid credentials",
          "There is no account with this tenant, username and password. The answer is the same"
              + " whichever of the three is wrong.");
  static final ErrorCode LOCKED =
      ErrorCode.retryable(
          429,
          "too_many_failures",
          "Too many failures",
          "Signing in to this account failed too often. Wait for `Retry-After` seconds; each further"
              + " failure makes it longer.");
  static final ErrorCode TOO_MANY_SIGN_INS =
      ErrorCode.retryable(
          503,
          "too_many_sign_ins",
          "Too many sign-ins",
          "More passwords are being checked than the service has time for. Repeat the request after"
              + " `Retry-After` seconds.");

  private static final long OVERLOAD_RETRY_SECONDS = 2;

  private final Accounts accounts;
  private final PasswordHashes hashes;
  private final AccessTokens tokens;
  private final FailedSignIns failures;

  SignIn(Accounts accounts, PasswordHashes hashes, AccessTokens tokens, FailedSignIns failures) {
    this.accounts = accounts;
    this.hashes = hashes;
    this.tokens = tokens;
    this.failures = failures;
  }

  /** An access token, or a problem raised. */
  Mono<String> withPassword(Account wanted, String password) {
    return Mono.defer(() -> refuseWhileLocked(wanted))
        .then(accounts.find(wanted))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(found -> checked(found, password))
        .map(found -> judged(wanted, found))
        .onErrorMap(PasswordHashes.SignInOverload.class, full -> overloaded());
  }

  private Mono<Void> refuseWhileLocked(Account wanted) {
    var locked = failures.lockedFor(wanted);
    return locked.isZero() ? Mono.empty() : Mono.error(locked(locked));
  }

  /** The account whose password it is; empty for no account and for a wrong password. */
  private Mono<Optional<UserAccount>> checked(Optional<Accounts.Found> found, String password) {
    return hashes
        .check(password, found.map(Accounts.Found::passwordHash).orElse(null))
        .map(matches -> found.filter(ignored -> matches).map(Accounts.Found::account));
  }

  /**
   * Runs after the computation, on its thread. The lock is looked at again: of guesses that are
   * computed at the same time no more than the allowed number learns anything.
   */
  private String judged(Account wanted, Optional<UserAccount> account) {
    var locked = failures.lockedFor(wanted);
    if (!locked.isZero()) {
      throw locked(locked);
    }
    if (account.isEmpty()) {
      failures.failed(wanted);
      throw Problem.of(INVALID_CREDENTIALS, "Tenant, username or password is wrong.")
          .header("WWW-Authenticate", "Bearer")
          .raise();
    }
    failures.succeeded(wanted);
    return tokens.issue(account.get());
  }

  private static Problem.Raised locked(Duration left) {
    var seconds = left.toSeconds() + 1;
    return Problem.of(LOCKED, "Too many failures; try again in %d seconds.".formatted(seconds))
        .retryAfterSeconds(seconds)
        .raise();
  }

  private static Problem.Raised overloaded() {
    return Problem.of(TOO_MANY_SIGN_INS, "Too many are signing in at the moment.")
        .retryAfterSeconds(OVERLOAD_RETRY_SECONDS)
        .raise();
  }
}
