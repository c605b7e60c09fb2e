package dev.daybook.projections;

import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs a statement, its parameters bound in order, none of them null. */
public final class Sql {

  private Sql() {}

  public static <T> Flux<T> query(
      Connection connection, String sql, Function<Row, T> row, Object... parameters) {
    return execute(connection, sql, parameters)
        .concatMap(result -> result.map(columns -> row.apply(new Row(columns))));
  }

  /** Runs a statement that only reads, for a tenant. */
  public static <T> Mono<List<T>> list(
      TenantConnections connections,
      String tenant,
      String sql,
      Function<Row, T> row,
      Object... parameters) {
    return connections.list(tenant, connection -> query(connection, sql, row, parameters));
  }

  /** Runs a statement, and tells how many rows it touched. */
  public static Mono<Long> update(Connection connection, String sql, Object... parameters) {
    return execute(connection, sql, parameters)
        .concatMap(Result::getRowsUpdated)
        .reduce(0L, Long::sum);
  }

  private static Flux<Result> execute(Connection connection, String sql, Object... parameters) {
    var statement = connection.createStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.bind(i, parameters[i]);
    }
    return Flux.from(statement.execute());
  }
}
