package dev.daybook.projections;

import org.jspecify.annotations.Nullable;

/**
 * The statements that answer about a table of entries. Every combination of filters and order has
 * statements of its own: one plan for all would look at all entries to find a few. Their parameters
 * are the tenant, the position, what the list is of, and what the filters ask for.
 */
final class EntryStatements<T> {

  private static final String THERE =
      "tenant = $1 and from_position <= $2 and until_position > $2 and not gone";

  private final EntryTable<T> table;
  private final String columns;
  final String get;
  final String history;

  EntryStatements(EntryTable<T> table) {
    this.table = table;
    this.columns = String.join(", ", table.columns().names());
    this.get =
        """
        select id, first_position, from_position, %s
          from %s
         where %s and id = $3
        """
            .formatted(columns, table.name(), THERE);
    this.history =
        """
        select id, first_position, from_position, at, actor, gone, %s
          from %s
         where tenant = $1 and from_position <= $2 and id = $3
         order by from_position
        """
            .formatted(columns, table.name());
  }

  String count(Wanted wanted) {
    return """
    select count(*) as count
      from %s
     where %s
    """
        .formatted(table.name(), where(wanted));
  }

  /**
   * How many more there are than at an earlier position, which comes last: those that came, less
   * those that went. Searches the indexes of both positions.
   */
  String countSince(Wanted wanted) {
    int since = parameters(wanted.filters().size()) + 1;
    return """
    select came.count - went.count as count
      from (select count(*) as count
              from %1$s
             where from_position > $%2$d and %3$s) came,
           (select count(*) as count
              from %1$s
             where until_position > $%2$d and until_position <= $2 and from_position <= $%2$d
               and until_position < 9223372036854775807 and tenant = $1 and not gone%4$s) went
    """
        .formatted(table.name(), since, where(wanted), conditions(wanted));
  }

  /**
   * Sums up the list. There is no row if nothing is in the list, and more than one if its amounts
   * can't be summed up: those of one currency alone, of which all have the same decimals, are a
   * sum.
   */
  String total(Wanted wanted) {
    return """
    select sum(amount) as amount
      from %s
     where %s
     group by currency, scale(amount)
    """
        .formatted(table.name(), where(wanted));
  }

  /**
   * Selects a window on the list: two more parameters say how many entries to skip, and how many to
   * select at the most.
   */
  String page(Wanted wanted) {
    return page(wanted, columns, "", 0);
  }

  /** Whether a window on the list counts the list too: what is sorted has all been found. */
  boolean counts(Wanted wanted) {
    return wanted.filters().keySet().stream().anyMatch(name -> filter(name).isSorted());
  }

  /** The same window, each row of which says how many the list has. */
  String countedPage(Wanted wanted) {
    return page(wanted, columns + ", count(*) over () as total", "", 0);
  }

  /** The page after an entry: has its key, if the list has an order, and its position before. */
  String pageAfter(Wanted wanted) {
    int next = parameters(wanted.filters().size()) + 1;
    var order = order(wanted);
    return order == null
        ? page(wanted, columns, "\n   and first_position > $" + next, 1)
        : page(
            wanted,
            columns,
            "\n   and (%s, first_position) %s (%s, $%d)"
                .formatted(
                    order.ofColumn(),
                    order.isDescending() ? "<" : ">",
                    order.of("$" + next),
                    next + 1),
            2);
  }

  private String page(Wanted wanted, String selected, String after, int ofAfter) {
    int next = parameters(wanted.filters().size()) + ofAfter + 1;
    return """
    select id, first_position, from_position, %s
      from %s
     where %s%s
     order by %s
    offset $%d limit $%d
    """
        .formatted(selected, table.name(), where(wanted), after, sorted(wanted), next, next + 1);
  }

  /** The column that orders the list; null if the list is in the order of recording. */
  EntryTable.@Nullable Order<T> order(Wanted wanted) {
    if (wanted.sort() == null) {
      return table.order();
    }
    var sort = table.sorts().get(wanted.sort());
    if (sort == null) {
      throw new IllegalArgumentException(table.name() + " has no sort " + wanted.sort());
    }
    return sort;
  }

  /** A day plus none is the same day, which no index is in the order of. */
  private String sorted(Wanted wanted) {
    var order = order(wanted);
    if (order == null) {
      return "first_position";
    }
    boolean isSorted = order.equals(table.order()) && counts(wanted);
    var direction = order.isDescending() ? " desc" : "";
    return order.ofColumn() + (isSorted ? " + 0" : "") + direction + ", first_position" + direction;
  }

  private int parameters(int filters) {
    return (table.within() == null ? 2 : 3) + filters;
  }

  private String where(Wanted wanted) {
    return THERE + conditions(wanted);
  }

  private String conditions(Wanted wanted) {
    var where = new StringBuilder();
    if (table.within() != null) {
      where.append(" and ").append(table.within()).append(" = $3");
    }
    int next = parameters(0);
    for (var name : wanted.filters().keySet()) {
      next++;
      where.append("\n   and ").append(filter(name).condition().replace("?", "$" + next));
    }
    return where.toString();
  }

  private EntryTable.Filter filter(String name) {
    var filter = table.filters().get(name);
    if (filter == null) {
      throw new IllegalArgumentException(table.name() + " has no filter " + name);
    }
    return filter;
  }
}
