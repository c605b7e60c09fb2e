package dev.daybook.ledger.community.expenses;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Edits.changed;
import static dev.daybook.ledger.community.Edits.concerned;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessItemOf;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOwner;
import static dev.daybook.ledger.platform.slice.Decision.acceptIfChanged;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.platform.slice.Reads.lifecycles;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Positive;
import dev.daybook.ledger.community.PaymentTypes;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An expense says something else from now on. */
public final class EditExpense implements Slice<EditExpense.Asked> {

  /** What is left out stays as it is. */
  public record Body(
      @Nullable @Describe("The owner who paid out of pocket.") OwnerId paidBy,
      @Nullable
          @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("640.00")
          BigDecimal amount,
      @Nullable @NotBlank @MaxLength(100) @Describe("The kind of cost.") String paymentType,
      @Nullable @Describe("A day within the period.") LocalDate date,
      @Nullable @NotBlank @MaxLength(200) @Describe("null takes the vendor away.")
          Optional<String> vendor,
      @Nullable @NotBlank @MaxLength(2000) @Describe("null takes the description away.")
          Optional<String> description,
      @Nullable
          @Describe(
              "The budget item of the period that shares it; with null its payment type says"
                  + " which one does.")
          Optional<BudgetItemId> budgetItemId) {

    private @Nullable BudgetItemId newItem() {
      return changed(budgetItemId, null);
    }
  }

  public record Asked(ExpenseId id, Body body) implements Command {

    private @Nullable OwnerId owner(Expense before) {
      return concerned(body.paidBy(), body.date(), before.paidBy());
    }
  }

  @Override
  public String name() {
    return "community.edit-expense";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(EXPENSE, c.id());
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(
        EXPENSE,
        c.id(),
        expense ->
            lifecycle(PERIOD, expense.periodId())
                .and(lifecycle(OWNER, c.owner(expense)))
                .and(lifecycle(BUDGET_ITEM, c.body().newItem()))
                .and(
                    c.body().paymentType() == null
                        ? Reads.NOTHING
                        : lifecycles(BUDGET_ITEM, period(expense.periodId()))));
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var before = known.find(EXPENSE, c.id());
    if (before == null) {
      return refuse(new NoSuchEntry(EXPENSE.noun(), c.id()));
    }
    var period = known.get(PERIOD, before.periodId());
    if (!period.takesEntries()) {
      return refuse(new PeriodIsClosed(period));
    }
    var body = c.body();
    var type = body.paymentType();
    var similar = type == null ? null : PaymentTypes.similar(known, period.id(), type, null);
    var amount = requireNonNullElse(body.amount(), before.amount());
    var date = requireNonNullElse(body.date(), before.date());
    return refuseUnlessFitting(period, date, amount)
        .and(
            refuseUnlessOwner(
                known, c.owner(before), body.paidBy() == null ? "date" : "paid_by", date))
        .and(refuseUnlessItemOf(period, known, body.newItem()))
        .elseDecide(
            () ->
                acceptIfChanged(
                    before,
                    new Expense(
                        before.id(),
                        before.periodId(),
                        requireNonNullElse(body.paidBy(), before.paidBy()),
                        Money.of(amount, period.currency()).amount(),
                        before.currency(),
                        requireNonNullElse(body.paymentType(), before.paymentType()),
                        date,
                        changed(body.vendor(), before.vendor()),
                        changed(body.description(), before.description()),
                        changed(body.budgetItemId(), before.budgetItemId())),
                    ExpenseEdited::new))
        .warningIf(similar != null, () -> PaymentTypes.warning(requireNonNull(similar)));
  }
}
