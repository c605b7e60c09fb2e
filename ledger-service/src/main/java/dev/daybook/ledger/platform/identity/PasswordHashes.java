package dev.daybook.ledger.platform.identity;

import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
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

  /**
   * So many strangers may wait for each thread, and as many others; then signing in is refused,
   * before it takes many seconds.
   */
  static final int WAITING_PER_THREAD = 64;

  private static final int ROOMS = 2;

  /** Well-formed, of the same cost, and the hash of nothing that anybody could find. */
  private static final String NOBODYS_HASH =
      "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
          .formatted(MEMORY_KIBIBYTES, PASSES, LANES, base64(SALT_BYTES), base64(HASH_BYTES));

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIBIBYTES, PASSES);
  private final SignInQueue queue;
  private final Scheduler threads;

  PasswordHashes(int threads) {
    var roomSize = threads * WAITING_PER_THREAD;
    this.queue = new SignInQueue(roomSize);
    this.threads = Schedulers.newBoundedElastic(threads, ROOMS * roomSize, "password-hash");
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
   * Whether the password is the one that was hashed, when its turn has come. Without a hash,
   * because there is no such account, it computes just as long and says no.
   */
  Mono<Boolean> check(String password, @Nullable String hash, SignInQueue.Place place) {
    return inTurn(
        () -> argon2.matches(password, hash == null ? NOBODYS_HASH : hash) && hash != null, place);
  }

  /** The hash of a new password, when its turn has come. */
  Mono<String> hashed(String password, SignInQueue.Place place) {
    return inTurn(() -> hash(password), place);
  }

  private <T> Mono<T> inTurn(Supplier<T> computation, SignInQueue.Place place) {
    return Mono.create(sink -> wait(new Computation<>(computation, sink), place));
  }

  /** There is a task on the threads for each who waits; who is sent away leaves it to another. */
  private void wait(Computation<?> computation, SignInQueue.Place place) {
    var gone = queue.add(place, computation);
    if (gone == null) {
      threads.schedule(this::computeNext);
    } else {
      gone.giveWay();
    }
  }

  private void computeNext() {
    var next = queue.next();
    if (next != null) {
      next.itsTurn();
    }
  }

  private static final class Computation<T> implements SignInQueue.Waiting {

    private final Supplier<T> computation;
    private final MonoSink<T> sink;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Computation(Supplier<T> computation, MonoSink<T> sink) {
      this.computation = computation;
      this.sink = sink;
      sink.onCancel(() -> cancelled.set(true));
    }

    @Override
    public void itsTurn() {
      if (cancelled.get()) {
        return;
      }
      try {
        sink.success(computation.get());
      } catch (RuntimeException failed) {
        sink.error(failed);
      }
    }

    @Override
    public void giveWay() {
      sink.error(new SignInOverload());
    }
  }

  private static String base64(int zeroBytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(new byte[zeroBytes]);
  }

  @Override
  public void close() {
    threads.dispose();
  }

  /** More people sign in than there is time to compute for. */
  static final class SignInOverload extends RuntimeException {
    private static final long serialVersionUID = 1;

    SignInOverload() {
      super("Too many passwords are being checked", null, false, false);
    }
  }
}
