package dev.daybook.projections;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that answer about a table of entries. Every combination of filters has statements
 * of its own: one plan for all would look at all entries to find a few. Their parameters are the
 * tenant, the position, what the list is of, and what the filters ask for.
 */
final class EntryStatements {

  private static final String THERE =
      "tenant = $1 and from_position <= $2 and until_position > $2 and not gone";

  private final EntryTable<?> table;
  private final String columns;
  final String get;
  final String history;

  EntryStatements(EntryTable<?> table) {
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

  String count(Collection<String> filters) {
    return """
    select count(*) as count
      from %s
     where %s
    """
        .formatted(table.name(), wanted(filters));
  }

  /**
   * Has no row if nothing is in the list, and more than one if its amounts can't be summed up:
   * those of one currency alone, of which all have the same decimals, are a sum.
   */
  String total(Collection<String> filters) {
    return """
    select sum(amount) as amount
      from %s
     where %s
     group by currency, scale(amount)
    """
        .formatted(table.name(), wanted(filters));
  }

  /** Also has how many to skip and how many to select at the most. */
  String page(Collection<String> filters) {
    return page(filters, "", 0);
  }

  /** The page after an entry: has its key, if the list has an order, and its position before. */
  String pageAfter(Collection<String> filters) {
    int next = parameters(filters) + 1;
    return order() == null
        ? page(filters, "\n   and first_position > $" + next, 1)
        : page(
            filters,
            "\n   and (%s, first_position) > ($%d, $%d)".formatted(order(), next, next + 1),
            2);
  }

  private String page(Collection<String> filters, String after, int ofAfter) {
    int next = parameters(filters) + ofAfter + 1;
    return """
    select id, first_position, from_position, %s
      from %s
     where %s%s
     order by %s
    offset $%d limit $%d
    """
        .formatted(
            columns,
            table.name(),
            wanted(filters),
            after,
            order() == null ? "first_position" : sorted(filters) + ", first_position",
            next,
            next + 1);
  }

  private @Nullable String order() {
    return table.order() == null ? null : table.order().column();
  }

  /** A day plus none is the same day, which no index is in the order of. */
  private String sorted(Collection<String> filters) {
    return filters.stream().anyMatch(name -> filter(name).isSorted())
        ? order() + " + 0"
        : order() + "";
  }

  private int parameters(Collection<String> filters) {
    return (table.within() == null ? 2 : 3) + filters.size();
  }

  private String wanted(Collection<String> filters) {
    var wanted = new StringBuilder(THERE);
    if (table.within() != null) {
      wanted.append(" and ").append(table.within()).append(" = $3");
    }
    int next = parameters(List.of());
    for (var name : filters) {
      next++;
      wanted.append("\n   and ").append(filter(name).condition().replace("?", "$" + next));
    }
    return wanted.toString();
  }

  private EntryTable.Filter filter(String name) {
    var filter = table.filters().get(name);
    if (filter == null) {
      throw new IllegalArgumentException(table.name() + " has no filter " + name);
    }
    return filter;
  }
}
