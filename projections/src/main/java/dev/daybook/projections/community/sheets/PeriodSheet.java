package dev.daybook.projections.community.sheets;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.Movements;
import dev.daybook.accounting.community.Sheet;
import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.Period;
import java.util.List;
import java.util.Map;

/**
 * All that a period's sheet says, and the form that it is shown in.
 *
 * @param owners all of the tenant, in the order of registration
 * @param itemPositions where each budget item got as it is
 */
public record PeriodSheet(
    long at,
    Chain chain,
    List<Owner> owners,
    Balances openings,
    Movements movements,
    Map<BudgetItemId, Long> itemPositions,
    BalanceSheet shown) {

  private static final long BYTES_OF_A_SHEET = 2_000;
  private static final long BYTES_OF_AN_OWNER = 1_000;
  private static final long BYTES_OF_AN_ITEM = 1_000;
  private static final long BYTES_OF_A_PROPERTY = 300;
  private static final long BYTES_OF_A_SHARE = 50;
  private static final long BYTES_OF_A_PERIOD = 300;

  public static PeriodSheet of(
      long at,
      Chain chain,
      List<Owner> owners,
      Balances openings,
      Movements movements,
      Map<BudgetItemId, Long> itemPositions) {
    var shown =
        Sheet.of(chain.link().period(), at, chain.isProvisional(), owners, openings, movements);
    return new PeriodSheet(at, chain, owners, openings, movements, itemPositions, shown);
  }

  /** The same sheet, as of another position at which nothing is different. */
  PeriodSheet reflecting(long position) {
    return new PeriodSheet(
        position, chain, owners, openings, movements, itemPositions, shown.reflecting(position));
  }

  public Period period() {
    return chain.link().period();
  }

  /** How much memory it takes, about; generously reckoned. */
  long roughBytes() {
    var items = movements.items();
    long shares = items.stream().mapToLong(item -> item.shares().size()).sum();
    long properties = items.stream().mapToLong(item -> item.shares().size()).max().orElse(0);
    return BYTES_OF_A_SHEET
        + owners.size() * BYTES_OF_AN_OWNER
        + items.size() * BYTES_OF_AN_ITEM
        + properties * BYTES_OF_A_PROPERTY
        + shares * BYTES_OF_A_SHARE
        + chain.links().size() * BYTES_OF_A_PERIOD;
  }
}
