package dev.daybook.contracts.community;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A budget item: how one kind of cost is shared in a period. */
public record BudgetItem(
    BudgetItemId id,
    PeriodId periodId,
    @Describe(
            "The kind of cost; an expense that names no budget item is shared by the one"
                + " of its payment type.")
        String paymentType,
    @Describe("What its expenses are expected to come to, 0 or more; nothing is shared by it.")
        BigDecimal budgetedCost,
    Currency currency,
    AllocationStrategy allocationStrategy,
    @Nullable
        @Describe(
            "What a unit of consumption is expected to cost, with at most 6 decimals;"
                + " null if nothing is expected. Only a reading's `total_cost` uses it, until"
                + " expenses come.")
        BigDecimal unitPrice)
    implements PeriodEntry {

  public Money budgeted() {
    return Money.written(budgetedCost, currency);
  }
}
