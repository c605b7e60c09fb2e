package dev.daybook.accounting.community;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import java.math.BigDecimal;

/** What a property's meters, one or several, say that it used of a budget item. */
public record Consumption(BudgetItemId budgetItemId, PropertyId propertyId, BigDecimal amount) {

  public static Consumption of(Reading reading) {
    return new Consumption(reading.budgetItemId(), reading.propertyId(), reading.consumption());
  }
}
