package dev.daybook.contracts.community;

public record VoidBudgetItem(BudgetItemId budgetItemId) implements CommunityCommand {}
