package dev.daybook.projections.community.periods;

import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.projections.Columns;
import dev.daybook.projections.Row;
import java.util.Currency;
import java.util.List;

/** How a service period lies in its table; the column {@code id} is every entry's. */
final class PeriodColumns implements Columns<PeriodView> {

  @Override
  public List<String> names() {
    return List.of("name", "start_date", "end_date", "currency", "status");
  }

  @Override
  public List<Object> write(PeriodView period) {
    return List.of(
        period.name(),
        period.startDate(),
        period.endDate(),
        period.currency().getCurrencyCode(),
        period.status().name());
  }

  @Override
  public PeriodView read(Row row) {
    return new PeriodView(
        new PeriodId(row.uuid("id")),
        row.text("name"),
        row.day("start_date"),
        row.day("end_date"),
        Currency.getInstance(row.text("currency")),
        PeriodStatus.valueOf(row.text("status")));
  }
}
