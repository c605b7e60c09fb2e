package dev.daybook.projections.community.periods;

import static dev.daybook.contracts.community.PeriodEvent.CLOSING;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.contracts.community.PeriodStep.Version;
import dev.daybook.projections.Entries;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.Posted;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every service period, as it read at every position, and which closings were restated. */
public final class PeriodsView implements View<PeriodEvent>, Entries.Fold<PeriodEvent, Version> {

  /** Answers; this view fills it, because a version says more than how a period reads. */
  public static final EntryTable<Period> PERIODS =
      EntryTable.of(PERIOD, PeriodVersions.OF_PERIOD, "periods", 4, PeriodsView.class)
          .filteredBy("date_from", "end_date >= ?")
          .filteredBy("date_to", "start_date <= ?")
          .filteredByText("search", "name")
          .sortedByDay("start_date", Period::startDate);

  private final Entries<PeriodEvent, Version> entries =
      new Entries<>("period", new PeriodVersions(), this);

  @Override
  public String name() {
    return PERIODS.view();
  }

  @Override
  public int version() {
    return PERIODS.version();
  }

  @Override
  public List<EventType<? extends PeriodEvent>> events() {
    var events = new ArrayList<>(PERIOD.types());
    events.add(CLOSING.type(ClosingBalancesRestated.class));
    return events;
  }

  @Override
  public String tables() {
    return PERIODS.tables();
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<PeriodEvent>> batch) {
    return entries
        .post(connection, batch.stream().filter(posted -> PERIOD.has(posted.event())).toList())
        .then(RestatementTable.write(connection, batch));
  }

  @Override
  public UUID id(PeriodEvent event) {
    return event.periodId().value();
  }

  @Override
  public boolean begins(PeriodEvent event) {
    return PERIOD.begins(event);
  }

  /** A restated period reads as before; so its version stays that of its closing. */
  @Override
  public Version evolve(@Nullable Version before, PeriodEvent event) {
    var period = requireNonNull(PERIOD.after(before == null ? null : before.period(), event));
    return new Version(period, event instanceof PeriodReopened e ? e.reason() : null, null);
  }
}
