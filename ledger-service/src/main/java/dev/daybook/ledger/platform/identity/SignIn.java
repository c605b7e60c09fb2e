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
              + " failure makes it longer. A `device` or an address that has signed in to the account"
              + " before is only locked out by its own failures.");
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
  private final SignInHistory history;

  SignIn(Accounts accounts, PasswordHashes hashes, SignInHistory history) {
    this.accounts = accounts;
    this.hashes = hashes;
    this.history = history;
  }

  /** Who has signed in, or a problem raised. */
  Mono<UserAccount> withPassword(Account wanted, Origin from, String password) {
    return history
        .standing(wanted, from)
        .flatMap(standing -> checked(wanted, from, standing, password))
        .flatMap(found -> judged(wanted, from, found))
        .onErrorMap(PasswordHashes.SignInOverload.class, full -> overloaded());
  }

  /** An account that there may be, and whether the password is its own. */
  private record Checked(Optional<UserAccount> account, boolean matches) {}

  private Mono<Checked> checked(
      Account wanted, Origin from, SignInHistory.Standing standing, String password) {
    if (!standing.locked().isZero()) {
      return Mono.error(locked(standing.locked()));
    }
    var place = new SignInQueue.Place(standing.known(), from.address());
    return accounts
        .find(wanted)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(
            found ->
                hashes
                    .check(password, found.map(Accounts.Found::passwordHash).orElse(null), place)
                    .map(matches -> new Checked(found.map(Accounts.Found::account), matches)));
  }

  private Mono<UserAccount> judged(Account wanted, Origin from, Checked checked) {
    return history
        .judge(wanted, from, checked.account().isPresent(), checked.matches())
        .map(locked -> judged(checked, locked));
  }

  private UserAccount judged(Checked checked, Duration locked) {
    if (!locked.isZero()) {
      throw locked(locked);
    }
    return checked
        .account()
        .filter(account -> checked.matches())
        .orElseThrow(
            () ->
                Problem.of(INVALID_CREDENTIALS, "Tenant, username or password is wrong.")
                    .header("WWW-Authenticate", "Bearer")
                    .raise());
  }

  private static Problem.Raised locked(Duration left) {
    var seconds = left.toSeconds();
    return Problem.of(LOCKED, "Too many failures; try again in %d seconds.".formatted(seconds))
        .retryAfterSeconds(seconds)
        .raise();
  }

  static Problem.Raised overloaded() {
    return Problem.of(TOO_MANY_SIGN_INS, "Too many are signing in at the moment.")
        .retryAfterSeconds(OVERLOAD_RETRY_SECONDS)
        .raise();
  }
}
