package dev.daybook.ledger.community.editexpense;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.ledger.community.Edits.changed;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchExpense;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.EditExpense;
import dev.daybook.contracts.community.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Expense;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.editexpense.EditExpenseSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An expense says something else from now on. */
public final class EditExpenseSlice implements Slice<EditExpense, CommunityEvent, State> {

  public record State(
      @Nullable Expense expense,
      @Nullable Period period,
      boolean newPayerKnown,
      @Nullable BudgetItem newBudgetItem) {}

  @Override
  public Class<EditExpense> command() {
    return EditExpense.class;
  }

  @Override
  public String name() {
    return "community.edit-expense";
  }

  @Override
  public Boundary boundary(EditExpense c) {
    return Boundary.of(Expense.lifecycle(c.expenseId()));
  }

  @Override
  public @Nullable Boundary boundaryBeyond(EditExpense c, State soFar) {
    var expense = soFar.expense();
    if (expense == null) {
      return null;
    }
    var beyond = Boundary.of(Period.lifecycle(expense.periodId()));
    if (c.paidBy() != null) {
      beyond = beyond.and(Boundary.of(Registration.of(c.paidBy())));
    }
    var item = newBudgetItem(c);
    return item == null ? beyond : beyond.and(lifecycle(BUDGET_ITEM, item).boundary());
  }

  @Override
  public State initial() {
    return new State(null, null, false, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case ExpenseEvent e ->
          new State(Expense.after(e), s.period(), s.newPayerKnown(), s.newBudgetItem());
      case PeriodEvent e ->
          new State(
              s.expense(), Period.evolve(s.period(), e), s.newPayerKnown(), s.newBudgetItem());
      case OwnerEvent e -> new State(s.expense(), s.period(), true, s.newBudgetItem());
      case BudgetItemEvent e ->
          new State(
              s.expense(), s.period(), s.newPayerKnown(), BUDGET_ITEM.after(s.newBudgetItem(), e));
      case PropertyEvent _, ContributionEvent _, ReadingEvent _, ChargeEvent _ -> s;
    };
  }

  @Override
  public Decision decide(EditExpense c, State s) {
    var before = s.expense();
    if (before == null) {
      return refuse(new NoSuchExpense(c.expenseId()));
    }
    var period = requireNonNull(s.period());
    if (period.isClosed()) {
      return refuse(new PeriodIsClosed(before.periodId()));
    }
    BigDecimal amount = requireNonNullElse(c.amount(), before.money().amount());
    LocalDate date = requireNonNullElse(c.date(), before.date());
    var payer = c.paidBy();
    var item = newBudgetItem(c);
    return refuseUnlessFitting(period, date, amount)
        .orIf(
            payer != null && !s.newPayerKnown(),
            () -> new UnknownOwner(requireNonNull(payer), "paid_by"))
        .orIf(
            item != null && !period.has(s.newBudgetItem()),
            () -> new UnknownBudgetItem(requireNonNull(item)))
        .elseDecide(() -> edited(before, after(c, before, amount, date)));
  }

  private static Expense after(EditExpense c, Expense before, BigDecimal amount, LocalDate date) {
    return new Expense(
        before.id(),
        before.periodId(),
        requireNonNullElse(c.paidBy(), before.paidBy()),
        Money.of(amount, before.money().currency()),
        requireNonNullElse(c.paymentType(), before.paymentType()),
        date,
        changed(c.vendor(), before.vendor()),
        changed(c.description(), before.description()),
        changed(c.budgetItemId(), before.budgetItemId()));
  }

  /** An edit that changes nothing is not written down. */
  private static Decision edited(Expense before, Expense after) {
    return after.equals(before)
        ? accept()
        : accept(
            new ExpenseEdited(
                after.id(),
                after.periodId(),
                after.paidBy(),
                after.money().amount(),
                after.money().currency().code(),
                after.paymentType(),
                after.date(),
                after.vendor(),
                after.description(),
                after.budgetItemId()));
  }

  private static @Nullable BudgetItemId newBudgetItem(EditExpense c) {
    return changed(c.budgetItemId(), null);
  }

  @Override
  public ExpenseView answer(EditExpense c, State after) {
    return requireNonNull(after.expense()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ExpenseEvent.class;
  }
}
