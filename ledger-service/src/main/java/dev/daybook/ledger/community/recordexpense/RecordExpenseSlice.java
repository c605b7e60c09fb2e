package dev.daybook.ledger.community.recordexpense;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.RecordExpense;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Expense;
import dev.daybook.ledger.community.Period;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.recordexpense.RecordExpenseSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** An owner spent money of their own for everyone. */
public final class RecordExpenseSlice implements Slice<RecordExpense, CommunityEvent, State> {

  public record State(
      @Nullable Period period,
      boolean payerKnown,
      @Nullable BudgetItem budgetItem,
      @Nullable Expense expense) {}

  @Override
  public Class<RecordExpense> command() {
    return RecordExpense.class;
  }

  @Override
  public String name() {
    return "community.record-expense";
  }

  /** The period, who paid, and the budget item if one is named: however many expenses there are. */
  @Override
  public Boundary boundary(RecordExpense c) {
    var always = Boundary.of(Period.lifecycle(c.periodId()), Registration.of(c.paidBy()));
    var item = c.budgetItemId();
    return item == null ? always : always.and(lifecycle(BUDGET_ITEM, item).boundary());
  }

  @Override
  public State initial() {
    return new State(null, false, null, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case PeriodEvent e ->
          new State(Period.evolve(s.period(), e), s.payerKnown(), s.budgetItem(), s.expense());
      case OwnerEvent e -> new State(s.period(), true, s.budgetItem(), s.expense());
      case BudgetItemEvent e ->
          new State(s.period(), s.payerKnown(), BUDGET_ITEM.after(s.budgetItem(), e), s.expense());
      case ExpenseEvent e ->
          new State(s.period(), s.payerKnown(), s.budgetItem(), Expense.after(e));
      case PropertyEvent _, ContributionEvent _, ReadingEvent _, ChargeEvent _ -> s;
    };
  }

  @Override
  public Decision decide(RecordExpense c, State s) {
    var period = s.period();
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    if (period.isClosed()) {
      return refuse(new PeriodIsClosed(c.periodId()));
    }
    var item = c.budgetItemId();
    return refuseUnlessFitting(period, c.date(), c.amount())
        .orIf(!s.payerKnown(), () -> new UnknownOwner(c.paidBy(), "paid_by"))
        .orIf(
            !period.isKeptIn(c.currency()),
            () -> new CurrencyNotOfPeriod(requireNonNull(c.currency()), period.currency().code()))
        .orIf(
            item != null && !period.has(s.budgetItem()),
            () -> new UnknownBudgetItem(requireNonNull(item)))
        .elseAccept(() -> recorded(c, Money.of(c.amount(), period.currency())));
  }

  private static ExpenseRecorded recorded(RecordExpense c, Money money) {
    return new ExpenseRecorded(
        c.expenseId(),
        c.periodId(),
        c.paidBy(),
        money.amount(),
        money.currency().code(),
        c.paymentType(),
        c.date(),
        c.vendor(),
        c.description(),
        c.budgetItemId());
  }

  @Override
  public ExpenseView answer(RecordExpense c, State after) {
    return requireNonNull(after.expense()).view();
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return ExpenseEvent.class;
  }
}
