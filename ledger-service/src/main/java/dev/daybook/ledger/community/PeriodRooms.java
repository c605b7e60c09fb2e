package dev.daybook.ledger.community;

import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.platform.views.Parent;
import dev.daybook.ledger.platform.views.Room;
import dev.daybook.ledger.platform.views.Rooms;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.community.periods.PeriodQueries;
import org.springframework.stereotype.Component;

/** Opens the rooms of what periods have. */
@Component
public final class PeriodRooms {

  private final Rooms rooms;
  private final Parent period;

  PeriodRooms(Rooms rooms, PeriodQueries periods) {
    this.rooms = rooms;
    this.period =
        new Parent(
            PERIODS.view(),
            "period",
            (tenant, id, at) ->
                periods
                    .get(tenant, new PeriodId(id), at)
                    .map(found -> Money.zero(found.value().currency()).amount()));
  }

  public <T> Room<T> of(EntryTable<T> table, Class<T> type) {
    return rooms.of(table, type).within(period);
  }
}
