package dev.daybook.ledger.platform.identity;

import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Argon2id, on threads of its own: one computation takes tens of milliseconds of a whole core and
 * would stop an event loop for as long.
 */
final class PasswordHashes implements AutoCloseable {

  /** The least that OWASP recommends for Argon2id: 19 MiB, two passes, one lane. */
  private static final int MEMORY_KIBIBYTES = 19 * 1024;

  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** So many may wait for each thread; then signing in is refused, before it takes seconds. */
  static final int WAITING_PER_THREAD = 32;

  /** Well-formed, of the same cost, and the hash of nothing that anybody could find. */
  private static final String NOBODYS_HASH =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIBIBYTES, PASSES, LANES, base64(SALT_BYTES), base64(HASH_BYTES));

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIBIBYTES, PASSES);
  private final Scheduler scheduler;

  PasswordHashes(int threads) {
    scheduler = Schedulers.newBoundedElastic(threads, WAITING_PER_THREAD, "password-hash");
  }

  /** Computes on the calling thread: for starting up, not for requests. */
  String hash(String password) {
    return argon2.encode(password);
  }

  /** Computes on the calling thread: for starting up, not for requests. */
  boolean matches(String password, String hash) {
    return argon2.matches(password, hash);
  }

  /**
   * Whether the password is the one that was hashed. Without a hash, because there is no such
   * account, it computes just as long and says no.
   */
  Mono<Boolean> check(String password, @Nullable String hash) {
    return compute(
        () -> {
          var matches = argon2.matches(password, hash == null ? NOBODYS_HASH : hash);
          return matches && hash != null;
        });
  }

  private <T> Mono<T> compute(Callable<T> computation) {
    return Mono.fromCallable(computation)
        .subscribeOn(scheduler)
        .onErrorMap(RejectedExecutionException.class, full -> new SignInOverload());
  }

  private static String base64(int zeroBytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[zeroBytes]);
  }

  @Override
  public void close() {
    scheduler.dispose();
  }

  /** More people sign in than there is time to compute for. */
  static final class SignInOverload extends RuntimeException {
    private static final long serialVersionUID = 1;

    SignInOverload() {
      super("Too many passwords are being checked", null, false, false);
    }
  }
}
