package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void theFirstPauseLeavesTimeToBeSentWithinFiveSeconds() {
    assertThat(Backoff.after(1, 0)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Backoff.after(1, 1)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void eachPauseIsTwiceAsLongAsTheOneBeforeUpToAnHour() {
    for (int attempts = 1; attempts < 11; attempts++) {
      assertThat(Backoff.after(attempts + 1, 0.5))
          .isEqualTo(Backoff.after(attempts, 0.5).multipliedBy(2));
    }
    assertThat(Backoff.after(12, 0.5)).isEqualTo(Duration.ofHours(1));
    assertThat(Backoff.after(Integer.MAX_VALUE, 0.5)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void inThreeDaysAReceiverIsAskedAboutEightyTimes() {
    var time = Duration.ZERO;
    int attempts = 1;
    while (time.compareTo(Backoff.GIVEN_UP_AFTER) < 0) {
      time = time.plus(Backoff.after(attempts, 0.5));
      attempts++;
    }
    assertThat(attempts).isBetween(70, 90);
  }
}
