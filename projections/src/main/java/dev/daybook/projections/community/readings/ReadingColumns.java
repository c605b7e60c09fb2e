package dev.daybook.projections.community.readings;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.projections.Columns;
import dev.daybook.projections.Row;
import java.util.List;

/** How a reading lies in its table; the column {@code id} is every entry's. */
final class ReadingColumns implements Columns<ReadingView> {

  @Override
  public List<String> names() {
    return List.of(
        "period_id", "property_id", "budget_item_id", "meter_start", "meter_end", "read_on");
  }

  @Override
  public List<Object> write(ReadingView reading) {
    return List.of(
        reading.periodId().value(),
        reading.propertyId().value(),
        reading.budgetItemId().value(),
        reading.meterStartReading(),
        reading.meterEndReading(),
        reading.date());
  }

  @Override
  public ReadingView read(Row row) {
    return new ReadingView(
        new ReadingId(row.uuid("id")),
        new PeriodId(row.uuid("period_id")),
        new PropertyId(row.uuid("property_id")),
        new BudgetItemId(row.uuid("budget_item_id")),
        row.exact("meter_start"),
        row.exact("meter_end"),
        row.day("read_on"));
  }
}
