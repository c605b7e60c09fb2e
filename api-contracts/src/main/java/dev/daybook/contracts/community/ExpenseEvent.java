package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.budgetItem;
import static dev.daybook.contracts.community.CommunityEvents.expense;
import static dev.daybook.contracts.community.CommunityEvents.owner;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.CommunityEvents.with;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to an expense. */
public sealed interface ExpenseEvent extends CommunityEvent {

  ExpenseId expenseId();

  PeriodId periodId();

  record ExpenseRecorded(Expense expense) implements Said {}

  record ExpenseEdited(Expense expense) implements Said {}

  record ExpenseVoided(ExpenseId expenseId, PeriodId periodId) implements ExpenseEvent {}

  /** Says all of an expense, as it reads from now on. */
  sealed interface Said extends ExpenseEvent {

    Expense expense();

    @Override
    default ExpenseId expenseId() {
      return expense().id();
    }

    @Override
    default PeriodId periodId() {
      return expense().periodId();
    }
  }

  private static @Nullable Expense after(@Nullable Expense before, ExpenseEvent event) {
    return switch (event) {
      case Said said -> said.expense();
      case ExpenseVoided _ -> null;
    };
  }

  Kind<ExpenseEvent, ExpenseId, Expense> EXPENSE =
      Kind.of(
          "expense",
          ExpenseEvent::expenseId,
          ExpenseEvent::after,
          said(
              ExpenseRecorded.class,
              "community.expense-recorded",
              "An owner spent money of their own for everyone."),
          said(
              ExpenseEdited.class,
              "community.expense-edited",
              "An expense now reads like this, whatever it said before."),
          EventType.of(
                  ExpenseVoided.class,
                  "community.expense-voided",
                  1,
                  "An expense counts no more; its history stays.")
              .tagged(e -> Set.of(expense(e.expenseId()), period(e.periodId()))));

  private static <E extends Said> EventType<E> said(Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(e -> tags(e.expense()))
        .effectiveOn(e -> e.expense().date())
        .personal("expense.description", e -> e.expense().paidBy());
  }

  private static Set<String> tags(Expense said) {
    var own = Set.of(expense(said.id()), period(said.periodId()), owner(said.paidBy()));
    var item = said.budgetItemId();
    return item == null ? own : with(own, budgetItem(item));
  }
}
