package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.AdjustableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedSignInsTest {

  private static final Account OWNER = new Account("demo", "owner");

  private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final FailedSignIns failures = new FailedSignIns(clock);

  @Test
  void tenFailuresLockTheAccountAndNoOther() {
    fail(9);
    assertThat(failures.lockedFor(OWNER)).isZero();
    fail(1);
    assertThat(failures.lockedFor(OWNER)).isPositive();
    assertThat(failures.lockedFor(new Account("Demo ", "OWNER"))).isPositive();
    assertThat(failures.lockedFor(new Account("demo", "another"))).isZero();
    assertThat(failures.lockedFor(new Account("another", "owner"))).isZero();
  }

  @Test
  void eachFurtherFailureLocksForLongerUpToALimit() {
    fail(10);
    var first = failures.lockedFor(OWNER);
    clock.advance(first);
    assertThat(failures.lockedFor(OWNER)).isZero();
    fail(1);
    assertThat(failures.lockedFor(OWNER)).isEqualTo(first.multipliedBy(2));
    fail(1_000);
    assertThat(failures.lockedFor(OWNER)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aSuccessForgetsTheFailures() {
    fail(9);
    failures.succeeded(OWNER);
    fail(9);
    assertThat(failures.lockedFor(OWNER)).isZero();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      failures.failed(OWNER);
    }
  }
}
