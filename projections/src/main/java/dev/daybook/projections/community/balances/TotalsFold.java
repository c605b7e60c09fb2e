package dev.daybook.projections.community.balances;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Posted;
import dev.daybook.projections.community.balances.BalanceQueries.PeriodTotals;
import dev.daybook.projections.community.balances.BalanceQueries.Total;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the entries of one tenant come to, folded in memory by what fills the view of it, too. */
public final class TotalsFold {

  private final Map<EntryKey, Amount> amounts = new HashMap<>();
  private final Map<UUID, Map<String, Sums>> totals = new HashMap<>();

  public void post(Posted<CommunityEvent> posted) {
    var change = Change.of(posted);
    if (change != null) {
      var deltas = new ArrayList<Delta>();
      Delta.follow(deltas, change, amounts);
      deltas.forEach(this::move);
    }
  }

  private void move(Delta delta) {
    totals
        .computeIfAbsent(delta.key().period(), none -> new HashMap<>())
        .merge(delta.key().about(), delta.by(), Sums::plus);
  }

  public PeriodTotals totals(PeriodId period) {
    var sums = PeriodTotals.empty();
    totals
        .getOrDefault(period.value(), Map.of())
        .forEach((about, sum) -> new Total(about, sum).addTo(sums));
    return sums;
  }
}
