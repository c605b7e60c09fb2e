package dev.daybook.projections.community.periods;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.ClosingBalancesRestated;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodFold;
import dev.daybook.contracts.community.PeriodOpened;
import dev.daybook.contracts.community.PeriodReopened;
import dev.daybook.contracts.community.PeriodStep.Version;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every service period, as it read at every position, and which closings were restated. */
public final class PeriodsView implements View<PeriodEvent>, Entries.Fold<PeriodEvent, Version> {

  public static final String NAME = "periods";

  private final Entries<PeriodEvent, Version> entries =
      new Entries<>("period", new PeriodColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(PeriodsView.class, "periods.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 4;
  }

  @Override
  public List<EventType<? extends PeriodEvent>> events() {
    return List.of(
        CommunityEvents.PERIOD_OPENED,
        CommunityEvents.PERIOD_EDITED,
        CommunityEvents.PERIOD_CLOSED,
        CommunityEvents.PERIOD_REOPENED,
        CommunityEvents.CLOSING_BALANCES_RESTATED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<PeriodEvent>> batch) {
    return entries
        .post(connection, batch.stream().filter(PeriodsView::isOfThePeriodItself).toList())
        .then(RestatementTable.write(connection, batch));
  }

  /** A restated period reads as before; so its version stays that of its closing. */
  private static boolean isOfThePeriodItself(Posted<PeriodEvent> posted) {
    return !(posted.event() instanceof ClosingBalancesRestated);
  }

  @Override
  public UUID id(PeriodEvent event) {
    return event.periodId().value();
  }

  @Override
  public boolean begins(PeriodEvent event) {
    return event instanceof PeriodOpened;
  }

  @Override
  public Version evolve(@Nullable Version before, PeriodEvent event) {
    var period = PeriodFold.after(before == null ? null : before.period(), event);
    return new Version(period, event instanceof PeriodReopened e ? e.reason() : null, null);
  }
}
