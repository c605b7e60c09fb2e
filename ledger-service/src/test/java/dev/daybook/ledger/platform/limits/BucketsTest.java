package dev.daybook.ledger.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

  private static final Policy FIVE_IN_TEN_SECONDS = new Policy("test", 5, Duration.ofSeconds(10));

  private final AtomicLong now = new AtomicLong();
  private final Buckets<String> buckets = new Buckets<>(FIVE_IN_TEN_SECONDS, now::get);

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private String standing(String key) {
    return buckets.take(key).item();
  }

  @Test
  void allOfThemMayComeAtOnceAndNoneMore() {
    assertThat(IntStream.range(0, 7).mapToObj(i -> standing("a")))
        .containsExactly(
            "\"test\";r=4;t=2",
            "\"test\";r=3;t=2",
            "\"test\";r=2;t=2",
            "\"test\";r=1;t=2",
            "\"test\";r=0;t=2",
            "\"test\";r=0;t=2",
            "\"test\";r=0;t=2");
    assertThat(buckets.take("a").isAdmitted()).isFalse();
    assertThat(buckets.take("b").isAdmitted()).isTrue();
  }

  @Test
  void theyComeBackOneByOne() {
    IntStream.range(0, 5).forEach(i -> buckets.take("a"));
    pass(Duration.ofMillis(1_500));
    var early = buckets.take("a");
    assertThat(early.isAdmitted()).isFalse();
    assertThat(early.seconds()).isEqualTo(1);
    pass(Duration.ofMillis(500));
    assertThat(buckets.take("a").isAdmitted()).isTrue();
    assertThat(buckets.take("a").isAdmitted()).isFalse();
    pass(Duration.ofSeconds(10));
    assertThat(standing("a")).isEqualTo("\"test\";r=4;t=2");
  }

  /** Who goes on asking is not kept out the longer for it. */
  @Test
  void whatIsRefusedCostsNothing() {
    IntStream.range(0, 1_000).forEach(i -> buckets.take("a"));
    pass(Duration.ofSeconds(2));
    assertThat(buckets.take("a").isAdmitted()).isTrue();
  }

  /** The clock of the machine begins anywhere, also below zero. */
  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE - 1_000})
  void itDoesNotMatterWhenTheClockBegan(long begin) {
    now.set(begin);
    IntStream.range(0, 5).forEach(i -> assertThat(buckets.take("a").isAdmitted()).isTrue());
    assertThat(buckets.take("a").isAdmitted()).isFalse();
    pass(Duration.ofSeconds(2));
    assertThat(buckets.take("a").isAdmitted()).isTrue();
  }

  @Test
  void aMillionWhoAskAreNotAllRemembered() {
    IntStream.range(0, 1_000_000).forEach(i -> buckets.take("address" + i));
    assertThat(buckets.size()).isLessThanOrEqualTo(Buckets.KEYS);
    IntStream.range(0, 5).forEach(i -> buckets.take("a"));
    IntStream.range(0, 1_000).forEach(i -> buckets.take("other" + i));
    assertThat(buckets.take("a").isAdmitted()).isFalse();
  }
}
