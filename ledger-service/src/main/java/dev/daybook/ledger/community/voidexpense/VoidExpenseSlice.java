package dev.daybook.ledger.community.voidexpense;

import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchExpense;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.ExpenseVoided;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.VoidExpense;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Expense;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.voidexpense.VoidExpenseSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** An expense leaves the reckoning. */
public final class VoidExpenseSlice implements Slice<VoidExpense, CommunityEvent, State> {

  public record State(@Nullable Expense expense, @Nullable Period period) {}

  @Override
  public Class<VoidExpense> command() {
    return VoidExpense.class;
  }

  @Override
  public String name() {
    return "community.void-expense";
  }

  @Override
  public Boundary boundary(VoidExpense c) {
    return Boundary.of(Expense.lifecycle(c.expenseId()));
  }

  @Override
  public @Nullable Boundary boundaryBeyond(VoidExpense c, State soFar) {
    var expense = soFar.expense();
    return expense == null ? null : Boundary.of(Period.lifecycle(expense.periodId()));
  }

  @Override
  public State initial() {
    return new State(null, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case ExpenseEvent e -> new State(Expense.after(e), s.period());
      case PeriodEvent e -> new State(s.expense(), Period.evolve(s.period(), e));
      case OwnerEvent _,
          PropertyEvent _,
          ContributionEvent _,
          BudgetItemEvent _,
          ReadingEvent _,
          ChargeEvent _ ->
          s;
    };
  }

  @Override
  public Decision decide(VoidExpense c, State s) {
    var expense = s.expense();
    if (expense == null) {
      return refuse(new NoSuchExpense(c.expenseId()));
    }
    return requireNonNull(s.period()).isClosed()
        ? refuse(new PeriodIsClosed(expense.periodId()))
        : accept(new ExpenseVoided(expense.id(), expense.periodId()));
  }

  @Override
  public @Nullable Object answer(VoidExpense c, State after) {
    return null;
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ExpenseEvent.class;
  }
}
