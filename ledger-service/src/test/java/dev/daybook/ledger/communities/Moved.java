package dev.daybook.ledger.communities;

import dev.daybook.contracts.community.BalanceSheet.ItemRow;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What moved in a period; owners who are not named have nothing.
 *
 * @param hindrances the causes that it can't be closed for, if unallocated expenses aren't accepted
 */
record Moved(
    Map<OwnerId, BigDecimal> paidIn,
    Map<OwnerId, BigDecimal> paidOut,
    Map<OwnerId, BigDecimal> charged,
    List<Share> shares,
    List<ItemRow> items,
    BigDecimal expenses,
    Set<String> hindrances) {

  record Share(BudgetItemId item, PropertyId property, OwnerId owner, BigDecimal amount) {}

  BigDecimal borne(OwnerId owner) {
    return shares.stream()
        .filter(share -> share.owner().equals(owner))
        .map(Share::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal of(OwnerId owner) {
    return paidIn
        .getOrDefault(owner, BigDecimal.ZERO)
        .add(paidOut.getOrDefault(owner, BigDecimal.ZERO))
        .subtract(borne(owner))
        .subtract(charged.getOrDefault(owner, BigDecimal.ZERO));
  }
}
