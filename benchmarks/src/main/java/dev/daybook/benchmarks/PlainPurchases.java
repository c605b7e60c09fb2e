package dev.daybook.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * The same purchases as they stand in the view, in one plain table with the indexes that somebody
 * would give it who asks these questions; without history, tenants or totals.
 */
final class PlainPurchases implements AutoCloseable {

  private static final String MAKE =
      """
      CREATE SCHEMA plain;
      CREATE TABLE plain.purchase AS
        SELECT id, product_name, price, currency_code, retailer_id, brand_id, status, purchase_date, notes, updated_at,
               lower(product_name) AS product, lower(product_name || ' ' || coalesce(notes, '')) AS sought, first_position
          FROM purchases.purchase WHERE tenant = 'demo' AND NOT gone AND until_position = 9223372036854775807;
      CREATE TABLE plain.warranty AS
        SELECT id, warranty_start, warranty_end, voided_at, first_position
          FROM warranties.warranty WHERE tenant = 'demo' AND NOT gone AND until_position = 9223372036854775807;
      CREATE INDEX ON plain.purchase (purchase_date, first_position);
      CREATE INDEX ON plain.purchase (currency_code, purchase_date) INCLUDE (price);
      CREATE INDEX ON plain.purchase (currency_code, price);
      CREATE INDEX ON plain.purchase (price);
      CREATE INDEX ON plain.purchase (currency_code, product) INCLUDE (price);
      CREATE INDEX ON plain.purchase (retailer_id, purchase_date);
      CREATE INDEX ON plain.purchase (brand_id, purchase_date);
      CREATE INDEX ON plain.purchase USING gin (sought daybook.gin_trgm_ops);
      CREATE INDEX ON plain.warranty (warranty_end);
      CREATE INDEX ON plain.warranty (first_position);
      VACUUM ANALYZE plain.purchase;
      VACUUM ANALYZE plain.warranty;
      """;

  private final Connection connection;

  PlainPurchases(PostgresAddress address) {
    for (var statement : MAKE.split(";\n")) {
      address.execute(statement);
    }
    try {
      this.connection =
          DriverManager.getConnection(address.jdbcUrl(), PostgresAddress.SUPERUSER, "");
    } catch (SQLException refused) {
      throw new NotMeasured("No connection: " + refused.getMessage(), refused);
    }
  }

  /** Asks, and reads all rows; how long that took, in nanoseconds. */
  long timed(String sql) {
    long begun = System.nanoTime();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getString(1);
      }
    } catch (SQLException refused) {
      throw new NotMeasured("%s, in: %s".formatted(refused.getMessage(), sql), refused);
    }
    return Latencies.since(begun);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new NotMeasured("Not closed: " + failed.getMessage(), failed);
    }
  }
}
