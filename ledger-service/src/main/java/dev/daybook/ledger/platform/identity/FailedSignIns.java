package dev.daybook.ledger.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Locks an account after ten failures, and longer after each further one, whether it exists or not
 * and from wherever the attempts come. Counted on each node by itself, and forgotten at a restart.
 */
final class FailedSignIns {

  static final int FAILURES_ALLOWED = 10;
  private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
  private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

  /** Beyond it the account that failed least recently is forgotten, so that a flood has a bound. */
  private static final int ACCOUNTS_REMEMBERED = 10_000;

  private record Failures(int count, Instant lockedUntil) {}

  private static final Failures NONE = new Failures(0, Instant.EPOCH);

  private final Clock clock;
  private final Map<Account, Failures> byAccount =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, Failures> eldest) {
          return size() > ACCOUNTS_REMEMBERED;
        }
      };

  FailedSignIns(Clock clock) {
    this.clock = clock;
  }

  /** How long the account stays locked; zero where it is not. */
  synchronized Duration lockedFor(Account account) {
    var left =
        Duration.between(clock.instant(), byAccount.getOrDefault(account, NONE).lockedUntil());
    return left.isPositive() ? left : Duration.ZERO;
  }

  synchronized void failed(Account account) {
    var count = byAccount.getOrDefault(account, NONE).count() + 1;
    var lockedUntil = count < FAILURES_ALLOWED ? Instant.EPOCH : clock.instant().plus(lock(count));
    byAccount.put(account, new Failures(count, lockedUntil));
  }

  synchronized void succeeded(Account account) {
    byAccount.remove(account);
  }

  private static Duration lock(int count) {
    var doublings = Math.min(count - FAILURES_ALLOWED, 10);
    var lock = FIRST_LOCK.multipliedBy(1L << doublings);
    return lock.compareTo(LONGEST_LOCK) < 0 ? lock : LONGEST_LOCK;
  }
}
