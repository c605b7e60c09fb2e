package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.projections.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;

/** A tenant, as operators see it. */
record TenantView(
    @Example("elm-street-4") @Describe("What its users sign in by.") String name,
    @Describe("What amounts are in where nobody says it.") Currency baseCurrency,
    @Example("Europe/Berlin") ZoneId timeZone,
    Instant createdAt) {

  static TenantView of(Row row) {
    return new TenantView(
        row.text("tenant"),
        Currency.getInstance(row.text("base_currency")),
        ZoneId.of(row.text("time_zone")),
        row.time("created_at"));
  }
}
