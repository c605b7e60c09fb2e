package dev.daybook.projections;

/**
 * The statements by which totals move. Entries say by themselves what a batch, or all that came
 * after a position, has changed: a row that holds now and didn't then adds to the totals of then,
 * and one that held then and doesn't now takes away.
 */
public final class Changes {

  /**
   * Of the tenants {@code $1}, what the positions from {@code $2} to {@code $3} have changed, each
   * row with its sign. What was added and went in between cancels out, and is left out.
   *
   * @param columns of the entries that are wanted
   */
  public static String moved(String table, String columns) {
    return """
    moved as materialized (
      select 1 as sign, tenant, %2$s
        from %1$s
       where tenant = any ($1) and until_position = 9223372036854775807 and not gone
         and from_position between $2 and $3
      union all
      select -1, tenant, %2$s
        from %1$s
       where tenant = any ($1) and until_position < 9223372036854775807 and not gone
         and until_position between $2 and $3 and from_position < $2)"""
        .formatted(table, columns);
  }

  /**
   * Of the tenant {@code $1}, what undoes everything after the position {@code $2}.
   *
   * @param columns of the entries that are wanted
   */
  public static String since(String table, String columns) {
    return """
    since as materialized (
      select -1 as sign, %2$s
        from %1$s
       where tenant = $1 and until_position = 9223372036854775807 and not gone
         and from_position > $2
      union all
      select 1, %2$s
        from %1$s
       where tenant = $1 and until_position < 9223372036854775807 and not gone
         and until_position > $2 and from_position <= $2)"""
        .formatted(table, columns);
  }

  private Changes() {}
}
