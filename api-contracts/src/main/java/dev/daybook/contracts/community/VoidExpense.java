package dev.daybook.contracts.community;

public record VoidExpense(ExpenseId expenseId) implements CommunityCommand {}
