package dev.daybook.accounting.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.Averages;
import dev.daybook.accounting.Months;
import dev.daybook.accounting.Percentages;
import dev.daybook.accounting.purchases.WarrantyTimeline.Change;
import dev.daybook.accounting.purchases.WarrantyTimeline.Column;
import dev.daybook.accounting.purchases.WarrantyTimeline.Counts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpendingRulesTest {

  private static List<BigDecimal> amounts(String amounts) {
    return Arrays.stream(amounts.split(" ")).map(BigDecimal::new).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "1 1 1, 33.34 33.33 33.33",
    "1 1 1 1 1 1, 16.67 16.67 16.67 16.67 16.66 16.66",
    "2.00 1, 66.67 33.33",
    "1 2.000, 33.33 66.67",
    "0 5, 0.00 100.00",
    "999999999999999999999999.99 0.01, 100.00 0.00",
    "7, 100.00"
  })
  void whatIsLeftGoesToThoseThatWereCutDownTheMostAndAmongEqualsToTheFirst(
      String amounts, String percentages) {
    assertThat(Percentages.of(amounts(amounts))).containsExactlyElementsOf(amounts(percentages));
  }

  @Test
  void thereAreNoPartsOfNothing() {
    assertThat(Percentages.of(List.of())).isEmpty();
    assertThat(Percentages.of(amounts("0.00 0"))).hasSize(2).containsOnlyNulls();
  }

  @Test
  void percentagesAreAHundredTogetherAndNoneIsAHundredthOff() {
    long seed = Long.getLong("seed", 20_261_128);
    System.out.println("percentages: -Dseed=" + seed);
    var random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      var amounts =
          IntStream.rangeClosed(0, random.nextInt(30))
              .mapToObj(i -> BigDecimal.valueOf(1 + random.nextInt(1 << random.nextInt(25)), 2))
              .toList();
      var total = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      var percentages = Percentages.of(amounts);
      assertThat(percentages.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualTo(new BigDecimal("100.00"));
      for (int i = 0; i < amounts.size(); i++) {
        var off =
            percentages
                .get(i)
                .multiply(total)
                .subtract(amounts.get(i).multiply(BigDecimal.valueOf(100)))
                .abs();
        assertThat(off).isLessThan(total.movePointLeft(2));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.05, 2, 0.02", "0.07, 2, 0.04", "10, 3, 3.33", "0.00, 5, 0.00"})
  void averagesAreRoundedHalfEven(BigDecimal sum, long count, BigDecimal mean) {
    assertThat(Averages.mean(sum, count, 2)).isEqualTo(mean);
  }

  @ParameterizedTest
  @CsvSource({"1.00, 1.00, 1.00", "1.00, 1.01, 1.00", "1.01, 1.02, 1.02", "0.00, 9.99, 5.00"})
  void theMedianOfTwoInTheMiddleIsTheirAverage(
      BigDecimal lower, BigDecimal upper, BigDecimal median) {
    assertThat(Averages.median(lower, upper, 2)).isEqualTo(median);
  }

  @ParameterizedTest
  @CsvSource({"100, 150, 50.00", "30, 40.10, 33.67", "3, 0, -100.00", "800, 800.02, 0.00"})
  void aChangeIsOfWhatWasBefore(BigDecimal before, BigDecimal now, BigDecimal percent) {
    assertThat(Averages.changePercent(before, now)).isEqualTo(percent);
  }

  @Test
  void ofNothingThereIsNoAverageAndNoChange() {
    assertThat(Averages.mean(BigDecimal.ZERO, 0, 2)).isNull();
    assertThat(Averages.changePercent(new BigDecimal("0.00"), BigDecimal.ONE)).isNull();
  }

  @Test
  void monthsGoOnOverTheTurnOfAYear() {
    var months = Months.until(LocalDate.of(2028, 2, 10), 3);
    assertThat(months.all())
        .containsExactly(YearMonth.of(2027, 12), YearMonth.of(2028, 1), YearMonth.of(2028, 2));
    assertThat(months.firstDay()).isEqualTo("2027-12-01");
    assertThat(months.lastDay()).isEqualTo("2028-02-29");
  }

  @Test
  void whatLastsAddsUpFromBeforeTheFirstMonthAndWhatEndsDoesNot() {
    var december = YearMonth.of(2027, 12);
    var january = december.plusMonths(1);
    assertThat(
            WarrantyTimeline.of(
                new Months(january, 2),
                List.of(
                    new Change(Column.ACTIVE, YearMonth.of(2020, 1), 5),
                    new Change(Column.ACTIVE, january, -2),
                    new Change(Column.EXPIRED, january, 2),
                    new Change(Column.ENDING, december, 2))))
        .containsExactly(new Counts(december, 5, 0, 2), new Counts(january, 3, 2, 0));
  }
}
