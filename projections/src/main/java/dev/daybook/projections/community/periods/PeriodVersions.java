package dev.daybook.projections.community.periods;

import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStep.Version;
import dev.daybook.projections.Columns;
import dev.daybook.projections.RecordColumns;
import dev.daybook.projections.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version of a service period lies in its table. Restatements make no version of a period and
 * lie in a table of their own.
 */
final class PeriodVersions implements Columns<Version> {

  static final RecordColumns<Period> OF_PERIOD = RecordColumns.of(Period.class);

  @Override
  public List<String> names() {
    var names = new ArrayList<>(OF_PERIOD.names());
    names.add("reason");
    return names;
  }

  @Override
  public List<? extends @Nullable Object> write(Version version) {
    var columns = new ArrayList<@Nullable Object>(OF_PERIOD.write(version.period()));
    columns.add(version.reason());
    return columns;
  }

  @Override
  public Version read(Row row) {
    return new Version(OF_PERIOD.read(row), row.textOrNull("reason"), null);
  }

  /** A step of the history, in which restatements stand beside the versions. */
  static Version step(Row row) {
    var cause = row.uuidOrNull("cause");
    return new Version(
        OF_PERIOD.read(row), row.textOrNull("reason"), cause == null ? null : new PeriodId(cause));
  }
}
