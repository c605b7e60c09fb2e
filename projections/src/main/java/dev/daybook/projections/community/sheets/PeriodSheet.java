package dev.daybook.projections.community.sheets;

import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.contracts.community.PeriodView;
import java.util.List;
import java.util.Map;

/**
 * All that a period's sheet says, before it is put into the form that it is shown in.
 *
 * @param owners all of the tenant, in the order of registration
 * @param itemPositions where each budget item got as it is
 */
public record PeriodSheet(
    long at,
    Chain chain,
    List<OwnerView> owners,
    Balances openings,
    Movements movements,
    Map<BudgetItemId, Long> itemPositions) {

  public PeriodView period() {
    return chain.link().period();
  }

  public BalanceSheet shown() {
    return Sheet.of(period(), at, chain.isProvisional(), owners, openings, movements);
  }
}
