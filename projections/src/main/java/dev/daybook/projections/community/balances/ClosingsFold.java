package dev.daybook.projections.community.balances;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Posted;
import dev.daybook.projections.community.balances.BalanceQueries.Closing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What closings of one tenant signed off, folded in memory by what fills the view of it, too. */
public final class ClosingsFold {

  private final Map<PeriodId, Map<OwnerId, Closing>> closings = new HashMap<>();

  public void post(Posted<CommunityEvent> posted) {
    for (var row : ClosingRow.of(posted)) {
      closings
          .computeIfAbsent(row.period(), none -> new HashMap<>())
          .compute(row.owner(), (owner, before) -> after(before, row));
    }
  }

  /** An owner who came after the closing began with nothing and moved nothing. */
  private static Closing after(@Nullable Closing before, ClosingRow row) {
    var opening = row.opening();
    return opening != null
        ? closing(row, opening, row.balance())
        : before == null ? closing(row, 0, 0) : closing(row, before.opening(), before.closed());
  }

  private static Closing closing(ClosingRow row, long opening, long closed) {
    return new Closing(row.period(), row.owner(), opening, closed, row.balance(), row.position());
  }

  /** Of a period that is closed. */
  public List<Closing> of(PeriodId period) {
    return List.copyOf(closings.getOrDefault(period, Map.of()).values());
  }
}
