package dev.daybook.accounting.community;

import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.OwnerId;
import java.util.List;
import java.util.Map;

/**
 * All that a period's sheet depends on, its entries summed; amounts are in minor units.
 *
 * @param items in the order that the sheet shows them in
 * @param expensesByItem of the expenses that name a budget item; each must be among the items
 * @param expensesByPaymentType of the expenses that name none, by payment type as it is stored
 * @param contributions by the owner who paid in
 * @param expensesPaid by the owner who paid
 * @param charges by the owner who is charged
 * @param properties as they count in the period, the inactive ones too or not
 * @param consumption several of one property and item add up
 */
public record PeriodEntries(
    List<BudgetItem> items,
    Map<BudgetItemId, Long> expensesByItem,
    Map<String, Long> expensesByPaymentType,
    Map<OwnerId, Long> contributions,
    Map<OwnerId, Long> expensesPaid,
    Map<OwnerId, Long> charges,
    List<CountedProperty> properties,
    List<Consumption> consumption) {}
