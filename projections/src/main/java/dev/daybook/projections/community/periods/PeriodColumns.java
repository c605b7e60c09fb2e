package dev.daybook.projections.community.periods;

import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodStep.Version;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.projections.Columns;
import dev.daybook.projections.CurrencyColumn;
import dev.daybook.projections.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a service period lies in its table; the column {@code id} is every entry's.
 * Restatements make no version of a period and lie in a table of their own.
 */
final class PeriodColumns implements Columns<Version> {

  @Override
  public List<String> names() {
    return List.of(
        "name",
        "start_date",
        "end_date",
        "currency",
        "status",
        "previous_period_id",
        "closed_on",
        "reason");
  }

  @Override
  public List<? extends @Nullable Object> write(Version version) {
    var period = version.period();
    var previous = period.previousPeriodId();
    return Arrays.asList(
        period.name(),
        period.startDate(),
        period.endDate(),
        CurrencyColumn.write(period.currency()),
        period.status().name(),
        previous == null ? null : previous.value(),
        period.closedOn(),
        version.reason());
  }

  @Override
  public Version read(Row row) {
    return new Version(period(row), row.textOrNull("reason"), null);
  }

  static PeriodView period(Row row) {
    var previous = row.uuidOrNull("previous_period_id");
    return new PeriodView(
        new PeriodId(row.uuid("id")),
        row.text("name"),
        row.day("start_date"),
        row.day("end_date"),
        CurrencyColumn.read(row),
        PeriodStatus.valueOf(row.text("status")),
        previous == null ? null : new PeriodId(previous),
        row.dayOrNull("closed_on"));
  }
}
