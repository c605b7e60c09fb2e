package dev.daybook.projections;

import dev.daybook.contracts.Event;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the amounts of entries come to in each currency, and how many these are, summed up by
 * several things that entries have in common; kept in tables beside the entries.
 *
 * @param table of the entries
 * @param amount the column that is summed up
 * @param columns the other ones that are summed up by
 */
public record AmountTotals(String table, String amount, String columns, List<By> all) {

  public AmountTotals {
    all = List.copyOf(all);
  }

  /**
   * @param total what the table of totals is called
   * @param key its columns by which amounts are summed up, besides tenant and currency
   * @param of the same of an entry
   */
  public record By(String total, String key, String of) {

    /** The same column of both. */
    public By(String total, String key) {
      this(total, key, key);
    }

    private String move(String amount) {
      return """
      %1$s as (
        insert into %1$s_total as total (tenant, currency_code, %2$sitems, amount)
        select tenant, currency_code, %3$ssum(sign), sum(sign * %6$s)
          from moved
         group by tenant, currency_code%4$s
        having sum(sign) <> 0 or sum(sign * %6$s) <> 0
        on conflict (tenant, currency_code%5$s) do update
           set items = total.items + excluded.items, amount = total.amount + excluded.amount)"""
          .formatted(total, after(key), after(of), before(of), before(key), amount);
    }

    private static String after(String columns) {
      return columns.isEmpty() ? "" : columns + ", ";
    }

    private static String before(String columns) {
      return columns.isEmpty() ? "" : ", " + columns;
    }

    private String clear() {
      return "%1$s as (delete from %1$s_total where items = 0)".formatted(total);
    }
  }

  /**
   * The same view, which keeps the totals, too.
   *
   * @param revision of the totals
   * @param tables the statements that make their tables
   */
  public <E extends Event> View<E> beside(View<E> entries, int revision, String tables) {
    return new TotalledView<>(entries, revision, tables, move(), clear());
  }

  /** All in one statement, which reads once what the batch has changed. */
  private String move() {
    var moved = Changes.moved(table, "currency_code, %s, %s".formatted(columns, amount));
    return Stream.concat(Stream.of(moved), all.stream().map(by -> by.move(amount)))
        .collect(Collectors.joining(",\n", "with ", "\nselect 1"));
  }

  private String clear() {
    return all.stream().map(By::clear).collect(Collectors.joining(",\n", "with ", "\nselect 1"));
  }

  /** What came since a position, for what totals were then: {@link Changes#since}. */
  public String since(String schema) {
    return Changes.since(schema + "." + table, "currency_code, %s, %s".formatted(columns, amount));
  }
}
