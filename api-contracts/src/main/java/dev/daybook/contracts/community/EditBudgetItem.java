package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Change a budget item; what is null stays, and an empty price takes it away. */
public record EditBudgetItem(
    BudgetItemId budgetItemId,
    @Nullable String paymentType,
    @Nullable BigDecimal budgetedCost,
    @Nullable AllocationStrategy allocationStrategy,
    @Nullable Optional<BigDecimal> unitPrice)
    implements CommunityCommand {}
