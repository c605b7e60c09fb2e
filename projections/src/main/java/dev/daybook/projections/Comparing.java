package dev.daybook.projections;

import static dev.daybook.projections.Sql.query;
import static dev.daybook.projections.Sql.update;

import io.r2dbc.spi.Connection;
import reactor.core.publisher.Mono;

/** Compares the next tables of a view with the serving ones, row by row. */
final class Comparing {

  /** The most rows per table that are written down because only one side has them. */
  private static final int MAX_DIFFERENCES = 100;

  private Comparing() {}

  static Mono<Void> writeDown(Connection connection, Claim next) {
    return query(connection, TABLES, row -> row.text("name"), next.only().view())
        .collectList()
        .flatMapIterable(tables -> tables)
        .concatMap(
            table ->
                update(
                    connection,
                    DIFFERENCES.formatted(next.only().view(), table, MAX_DIFFERENCES),
                    next.only().build(),
                    table))
        .then();
  }

  private static final String TABLES =
      """
      select quote_ident(relname) as name from pg_class
       where relnamespace = to_regnamespace($1) and relkind in ('r', 'p') and not relispartition
       order by relname
      """;

  private static final String DIFFERENCES =
      """
      insert into daybook.view_difference (build, table_name, side, differing)
      select $1, $2, 'SERVED', to_jsonb(only_served)
        from (table %1$s.%2$s except all table %1$s_next.%2$s limit %3$d) only_served
      union all
      select $1, $2, 'REPLAYED', to_jsonb(only_replayed)
        from (table %1$s_next.%2$s except all table %1$s.%2$s limit %3$d) only_replayed
      """;
}
