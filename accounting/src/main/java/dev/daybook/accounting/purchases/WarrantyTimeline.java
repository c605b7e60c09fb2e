package dev.daybook.accounting.purchases;

import dev.daybook.accounting.Months;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many warranties a month counts. It counts one as active that covers the month's last day, as
 * expired if it ended before that day, and as ending if it ends within the month; one that was
 * voided by that day it doesn't count at all.
 *
 * <p>So a warranty is active from one month on until another one, and expired from a month on: what
 * is known of very many warranties is how many of them become so, or cease to be so, in each month.
 */
public final class WarrantyTimeline {

  /** What a month counts, and how. */
  public enum Column {
    /** Lasts: what changes in a month is added to what there was. */
    ACTIVE,
    /** Lasts, too. */
    EXPIRED,
    /** Is of one month alone. */
    ENDING
  }

  /** By how many a column changes in a month, or in all months until then. */
  public record Change(Column column, YearMonth month, long count) {}

  /** What a month counts. */
  public record Counts(YearMonth month, long active, long expired, long ending) {}

  /**
   * @param changes all of what lasts; what came before the first month counts from that one on
   */
  public static List<Counts> of(Months months, List<Change> changes) {
    var first = months.all().getFirst();
    var changed = new EnumMap<Column, Map<YearMonth, Long>>(Column.class);
    for (var change : changes) {
      var month = change.month.isBefore(first) ? first : change.month;
      changed
          .computeIfAbsent(change.column, none -> new HashMap<>())
          .merge(month, change.count, Math::addExact);
    }
    var counts = new ArrayList<Counts>(months.count());
    long active = 0;
    long expired = 0;
    for (var month : months.all()) {
      active += in(changed, Column.ACTIVE, month);
      expired += in(changed, Column.EXPIRED, month);
      counts.add(new Counts(month, active, expired, in(changed, Column.ENDING, month)));
    }
    return List.copyOf(counts);
  }

  private static long in(
      Map<Column, Map<YearMonth, Long>> changed, Column column, YearMonth month) {
    return changed.getOrDefault(column, Map.of()).getOrDefault(month, 0L);
  }

  private WarrantyTimeline() {}
}
