package dev.daybook.accounting.community;

import java.time.LocalDate;

/** The days of a period's first and last entry. */
public record EntryDays(LocalDate first, LocalDate last) {

  public boolean areWithin(LocalDate startDate, LocalDate endDate) {
    return !first.isBefore(startDate) && !last.isAfter(endDate);
  }
}
