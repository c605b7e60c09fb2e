package dev.daybook.projections.community.balances;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/** The totals of owners and costs at every position, and the closings. */
public final class BalancesView implements View<CommunityEvent> {

  public static final String NAME = "balances";

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(BalancesView.class, "balances.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<EventType<? extends CommunityEvent>> events() {
    return Stream.of(
            List.of(PeriodEvent.PERIOD.type(PeriodClosed.class)),
            ContributionEvent.CONTRIBUTION.types(),
            ExpenseEvent.EXPENSE.types(),
            ChargeEvent.CHARGE.types(),
            PeriodEvent.CLOSING.types())
        .<EventType<? extends CommunityEvent>>flatMap(List::stream)
        .toList();
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<CommunityEvent>> batch) {
    var changes = changes(batch);
    return EntryTable.replaced(connection, changes)
        .flatMap(
            known -> {
              var deltas = deltas(changes, known);
              return EntryTable.write(connection, changes, known)
                  .then(TotalTable.write(connection, deltas));
            })
        .then(ClosingTable.write(connection, batch));
  }

  private static List<Change> changes(List<Posted<CommunityEvent>> batch) {
    var changes = new ArrayList<Change>(batch.size());
    for (var posted : batch) {
      var change = Change.of(posted);
      if (change != null) {
        changes.add(change);
      }
    }
    return changes;
  }

  /** In the order of the log; an entry's later change replaces its earlier one. */
  private static List<Delta> deltas(List<Change> changes, Map<EntryKey, Amount> known) {
    var amounts = new HashMap<>(known);
    var deltas = new ArrayList<Delta>(2 * changes.size());
    changes.forEach(change -> Delta.follow(deltas, change, amounts));
    return deltas;
  }
}
