package dev.daybook.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TotalsTest {

  private static final Wanted EUR = Wanted.ALL.having("currency_code", "EUR");

  private final AtomicLong timer = new AtomicLong();
  private final Totals totals = new Totals(timer::get);

  @Test
  void aTotalIsKnownFromItsPositionOnInWhateverOrder() {
    totals.remember("demo", EUR, 10, 3);
    assertThat(total(EUR, 10)).isEqualTo(3);
    assertThat(total(EUR.sortedBy("-price"), 20_010)).isEqualTo(3);
    assertThat(total(EUR, 9)).isNull();
    assertThat(total(EUR, 20_011)).isNull();
    assertThat(total(Wanted.ALL, 10)).isNull();
    assertThat(totals.before("other", EUR, 10)).isNull();
  }

  @Test
  void theLatestIsRememberedAndNothingForLong() {
    totals.remember("demo", EUR, 10, 3);
    totals.remember("demo", EUR, 5, 2);
    assertThat(total(EUR, 10)).isEqualTo(3);
    timer.addAndGet(Duration.ofSeconds(59).toNanos());
    totals.remember("demo", EUR, 20, 4);
    assertThat(total(EUR, 20)).isEqualTo(4);
    timer.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(total(EUR, 20)).isNull();
    totals.remember("demo", EUR, 20, 4);
    assertThat(total(EUR, 20)).isEqualTo(4);
  }

  private @Nullable Long total(Wanted wanted, long at) {
    var known = totals.before("demo", wanted, at);
    return known == null ? null : known.total();
  }
}
