package dev.daybook.ledger.community.editperiod;

import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;

import dev.daybook.accounting.community.EntryDays;
import dev.daybook.contracts.community.EditPeriod;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.ledger.community.editperiod.EditPeriodSlice.State;
import dev.daybook.ledger.platform.command.StateReading;
import dev.daybook.projections.Entry;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import dev.daybook.projections.community.sheets.EntryDaysQuery;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads all periods, and on which days the period's entries are. */
public final class EditPeriodReading implements StateReading<EditPeriod, State> {

  private final PeriodQueries periods;
  private final EntryDaysQuery days;

  public EditPeriodReading(PeriodQueries periods, EntryDaysQuery days) {
    this.periods = periods;
    this.days = days;
  }

  @Override
  public List<String> views() {
    return List.of(
        PeriodsView.NAME, CONTRIBUTIONS.view(), EXPENSES.view(), CHARGES.view(), READINGS.view());
  }

  @Override
  public Mono<State> read(String tenant, EditPeriod c, long at) {
    return Mono.zip(
        periods.all(tenant, at).collectList(),
        days.of(tenant, c.periodId(), at).singleOptional(),
        (all, days) -> state(c.periodId(), all, days));
  }

  private static State state(PeriodId id, List<Entry<PeriodView>> all, Optional<EntryDays> days) {
    return new State(
        all.stream().filter(entry -> entry.value().id().equals(id)).findFirst().orElse(null),
        all.stream().map(Entry::value).toList(),
        days.orElse(null));
  }
}
