package dev.daybook.projections.community.sheets;

import dev.daybook.accounting.community.Balances;
import dev.daybook.accounting.community.Chain;
import dev.daybook.accounting.community.Movements;
import dev.daybook.accounting.community.OwnerAccount;
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
 * @param owners whom the period concerns, in the order of registration
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

  /**
   * @param all the tenant's owners, in the order of registration
   */
  public static PeriodSheet of(
      long at,
      Chain chain,
      List<Owner> all,
      Balances openings,
      Movements movements,
      Map<BudgetItemId, Long> itemPositions) {
    var owners = concerned(chain, all, openings, movements);
    var shown =
        Sheet.of(chain.link().period(), at, chain.isProvisional(), owners, openings, movements);
    return new PeriodSheet(at, chain, owners, openings, movements, itemPositions, shown);
  }

  /**
   * A period has nothing to do with owners who had retired before it began; but what is still
   * theirs is never left out.
   */
  private static List<Owner> concerned(
      Chain chain, List<Owner> owners, Balances openings, Movements movements) {
    var first = chain.link().period().startDate();
    return owners.stream()
        .filter(
            owner ->
                !owner.isRetiredBefore(first)
                    || openings.of(owner.id()) != 0
                    || !movements.account(owner.id()).equals(OwnerAccount.EMPTY))
        .toList();
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
