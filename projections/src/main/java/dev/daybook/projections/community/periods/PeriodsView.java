package dev.daybook.projections.community.periods;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.ClosingBalancesRestated;
import dev.daybook.contracts.community.ClosingBalancesStated;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodOpened;
import dev.daybook.contracts.community.PeriodReopened;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every service period, as it read at every position. */
public final class PeriodsView implements View<PeriodEvent>, Entries.Fold<PeriodEvent, PeriodView> {

  public static final String NAME = "periods";

  private final Entries<PeriodEvent, PeriodView> entries =
      new Entries<>("period", new PeriodColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(PeriodsView.class, "periods.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<EventType<? extends PeriodEvent>> events() {
    return List.of(
        CommunityEvents.PERIOD_OPENED,
        CommunityEvents.PERIOD_EDITED,
        CommunityEvents.PERIOD_CLOSED,
        CommunityEvents.PERIOD_REOPENED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<PeriodEvent>> batch) {
    return entries.post(connection, batch);
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
  public PeriodView evolve(@Nullable PeriodView before, PeriodEvent event) {
    return event instanceof PeriodOpened opened
        ? opened(opened)
        : evolved(Objects.requireNonNull(before), event);
  }

  private static PeriodView opened(PeriodOpened e) {
    return new PeriodView(
        e.periodId(),
        e.name(),
        e.startDate(),
        e.endDate(),
        e.currency(),
        PeriodStatus.OPEN,
        e.previousPeriodId(),
        null);
  }

  private static PeriodView evolved(PeriodView p, PeriodEvent event) {
    return switch (event) {
      case PeriodOpened e -> opened(e);
      case PeriodEdited e -> p.edited(e.name(), e.startDate(), e.endDate());
      case PeriodClosed e -> p.closed(e.on());
      case PeriodReopened e -> p.reopened();
      case ClosingBalancesStated _, ClosingBalancesRestated _ -> p;
    };
  }
}
