package dev.daybook.accounting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Months one after the other, the oldest first.
 *
 * @param last the last of them
 * @param count how many there are
 */
public record Months(YearMonth last, int count) {

  /** Those that end with the month of a day. */
  public static Months until(LocalDate day, int count) {
    return new Months(YearMonth.from(day), count);
  }

  public List<YearMonth> all() {
    var first = last.minusMonths(count - 1L);
    return LongStream.range(0, count).mapToObj(first::plusMonths).toList();
  }

  public LocalDate firstDay() {
    return last.minusMonths(count - 1L).atDay(1);
  }

  public LocalDate lastDay() {
    return last.atEndOfMonth();
  }
}
