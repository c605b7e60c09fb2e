package dev.daybook.ledger.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.platform.clock.DatabaseClock.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

  private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private long timer = -7 * SECOND;

  private final DatabaseClock clock = new DatabaseClock(() -> timer, saying(NOON, 0));

  @Test
  void itGoesOnByTheTimerFromWhatTheDatabaseSaid() {
    assertThat(clock.instant()).isEqualTo(NOON);

    timer += 90 * SECOND;

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(90));
  }

  @Test
  void halfOfTheWayThereAndBackIsAccountedForAtFirst() {
    var slow = new DatabaseClock(() -> timer, saying(NOON, 4 * SECOND));

    assertThat(slow.instant()).isEqualTo(NOON.plusSeconds(2));
  }

  @Test
  void itFollowsTheDatabaseForwardsAndBackwards() {
    clock.heard(saying(NOON.plusSeconds(10), 0));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));

    clock.heard(saying(NOON.minusSeconds(10), 0));
    assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(10));
  }

  @Test
  void anAnswerThatMayBeAsOldAsItTookMovesItNoMoreThanItMust() {
    clock.heard(saying(NOON.minusSeconds(3), 4 * SECOND));
    assertThat(clock.instant()).as("that may be so").isEqualTo(NOON);

    clock.heard(saying(NOON.plusSeconds(2), 4 * SECOND));
    assertThat(clock.instant()).as("said just now, at the latest").isEqualTo(NOON.plusSeconds(2));

    clock.heard(saying(NOON.minusSeconds(5), 4 * SECOND));
    assertThat(clock.instant()).as("said 4 s ago, at the earliest").isEqualTo(NOON.minusSeconds(1));
  }

  /** An answer that comes now, to a question of so long ago. */
  private Answer saying(Instant said, long took) {
    return new Answer(said, timer - took, timer);
  }
}
