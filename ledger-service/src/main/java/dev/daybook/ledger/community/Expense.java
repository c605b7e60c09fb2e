package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.EXPENSE_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.EXPENSE_RECORDED;
import static dev.daybook.contracts.community.CommunityEvents.EXPENSE_VOIDED;
import static dev.daybook.contracts.community.CommunityEvents.expense;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.ExpenseVoided;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Criterion;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An expense as it stands now. */
public record Expense(
    ExpenseId id,
    PeriodId periodId,
    OwnerId paidBy,
    Money money,
    String paymentType,
    LocalDate date,
    @Nullable String vendor,
    @Nullable String description,
    @Nullable BudgetItemId budgetItemId) {

  public static Criterion lifecycle(ExpenseId id) {
    return Criterion.types(EXPENSE_RECORDED.name(), EXPENSE_EDITED.name(), EXPENSE_VOIDED.name())
        .tagged(expense(id));
  }

  /** What an event leaves of the expense: null once it is voided. */
  public static @Nullable Expense after(ExpenseEvent event) {
    return switch (event) {
      case ExpenseRecorded e ->
          new Expense(
              e.expenseId(),
              e.periodId(),
              e.paidBy(),
              e.money(),
              e.paymentType(),
              e.date(),
              e.vendor(),
              e.description(),
              e.budgetItemId());
      case ExpenseEdited e ->
          new Expense(
              e.expenseId(),
              e.periodId(),
              e.paidBy(),
              e.money(),
              e.paymentType(),
              e.date(),
              e.vendor(),
              e.description(),
              e.budgetItemId());
      case ExpenseVoided e -> null;
    };
  }

  public ExpenseView view() {
    return new ExpenseView(
        id,
        periodId,
        paidBy,
        money.amount(),
        money.currency().code(),
        paymentType,
        date,
        vendor,
        description,
        budgetItemId);
  }
}
