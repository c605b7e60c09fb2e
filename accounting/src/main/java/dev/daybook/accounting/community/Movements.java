package dev.daybook.accounting.community;

import dev.daybook.accounting.Ties;
import dev.daybook.contracts.MinorUnits;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.OwnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one period comes to, whatever it began with.
 *
 * @param items in the order of the period's budget items
 * @param withoutItem the expenses that no budget item shares, by payment type, in minor units
 * @param accounts of the owners that something moved for, or that a share fell to
 */
public record Movements(
    List<ItemMovement> items,
    SortedMap<String, Long> withoutItem,
    Map<OwnerId, OwnerAccount> accounts) {

  public static Movements of(PeriodEntries entries) {
    var byItem = new HashMap<>(entries.expensesByItem());
    var byType = new TreeMap<String, Long>(Ties.BY_CODE_POINT);
    byType.putAll(entries.expensesByPaymentType());
    var sharing = new Sharing(entries.properties(), entries.consumption());
    var items = new ArrayList<ItemMovement>();
    for (var item : entries.items()) {
      items.add(sharing.share(item, take(item, byItem, byType)));
    }
    if (!byItem.isEmpty()) {
      throw new IllegalArgumentException(
          "expenses name budget items that the period doesn't have: " + byItem.keySet());
    }
    return new Movements(List.copyOf(items), byType, accounts(entries, items));
  }

  /**
   * Takes the item's expenses out of the maps, so that none can be shared twice, and so that what
   * stays is what no item shares.
   */
  private static long take(
      BudgetItem item, Map<BudgetItemId, Long> byItem, Map<String, Long> byType) {
    var named = byItem.remove(item.id());
    var matched = byType.remove(item.paymentType());
    return MinorUnits.plus(named == null ? 0 : named, matched == null ? 0 : matched);
  }

  private static Map<OwnerId, OwnerAccount> accounts(
      PeriodEntries entries, List<ItemMovement> items) {
    var allocated = allocated(items);
    var owners = new HashSet<>(allocated.keySet());
    owners.addAll(entries.contributions().keySet());
    owners.addAll(entries.expensesPaid().keySet());
    owners.addAll(entries.charges().keySet());
    var accounts = HashMap.<OwnerId, OwnerAccount>newHashMap(owners.size());
    for (var owner : owners) {
      accounts.put(
          owner,
          new OwnerAccount(
              entries.contributions().getOrDefault(owner, 0L),
              entries.expensesPaid().getOrDefault(owner, 0L),
              allocated.getOrDefault(owner, 0L),
              entries.charges().getOrDefault(owner, 0L)));
    }
    return Map.copyOf(accounts);
  }

  private static Map<OwnerId, Long> allocated(List<ItemMovement> items) {
    var sums = new HashMap<OwnerId, Long>();
    for (var item : items) {
      for (var share : item.shares()) {
        sums.merge(share.holder().ownerId(), share.amount(), MinorUnits::plus);
      }
    }
    return sums;
  }

  /** What the expenses of a budget item come to, in minor units. */
  public long expenses(BudgetItemId item) {
    return items.stream()
        .filter(movement -> movement.item().id().equals(item))
        .mapToLong(ItemMovement::expenses)
        .sum();
  }

  /** An owner's account; an empty one if nothing moved. */
  public OwnerAccount account(OwnerId owner) {
    return accounts.getOrDefault(owner, OwnerAccount.EMPTY);
  }

  /** All accounts together. */
  public OwnerAccount total() {
    return accounts.values().stream().reduce(OwnerAccount.EMPTY, OwnerAccount::plus);
  }

  /** How every owner's balance moves. */
  public Balances balances() {
    var movements = HashMap.<OwnerId, Long>newHashMap(accounts.size());
    accounts.forEach((owner, account) -> movements.put(owner, account.movement()));
    return new Balances(movements);
  }

  /** All expenses, in minor units: added up by item and payment type, not by who paid. */
  public long expenses() {
    return MinorUnits.plus(
        sum(items.stream().map(ItemMovement::expenses).toList()), sum(withoutItem.values()));
  }

  /** What of the expenses no owner bears, or not yet, in minor units. */
  public long unallocated() {
    return MinorUnits.plus(
        sum(items.stream().map(ItemMovement::unallocated).toList()), sum(withoutItem.values()));
  }

  private static long sum(Collection<Long> amounts) {
    return amounts.stream().reduce(0L, MinorUnits::plus);
  }

  /** The items whose expenses are not shared, for this reason. */
  public List<ItemMovement> unshared(Obstacle obstacle) {
    return items.stream().filter(item -> item.obstacle() == obstacle).toList();
  }
}
