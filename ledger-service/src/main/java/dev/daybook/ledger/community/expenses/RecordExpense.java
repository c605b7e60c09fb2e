package dev.daybook.ledger.community.expenses;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessItemOf;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOfPeriod;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOwner;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.platform.slice.Reads.lifecycles;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
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
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An owner spent money of their own for everyone. */
public final class RecordExpense implements Slice<RecordExpense.Asked> {

  public record Body(
      @Describe("The owner who paid out of pocket.") OwnerId paidBy,
      @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("637.01")
          BigDecimal amount,
      @Nullable @Describe("The period's, unless left out.") Currency currency,
      @NotBlank
          @MaxLength(100)
          @Describe("The kind of cost, by which its budget item is found unless it names one.")
          @Example("SECURITY")
          String paymentType,
      @Describe("A day within the period.") @Example("2026-02-10") LocalDate date,
      @Nullable @Describe("Who was paid.") @NotBlank @MaxLength(200) @Example("Locks Ltd")
          String vendor,
      @Nullable @NotBlank @MaxLength(2000) @Example("A new lock for the gate") String description,
      @Nullable @Describe("The budget item of the period that shares it.")
          BudgetItemId budgetItemId) {}

  public record Asked(ExpenseId id, PeriodId periodId, Body body) implements Command {}

  @Override
  public String name() {
    return "community.record-expense";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(EXPENSE, c.id());
  }

  /** The period, who paid, and the period's budget items: however many expenses there are. */
  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PERIOD, c.periodId())
        .and(lifecycle(OWNER, c.body().paidBy()))
        .and(lifecycle(BUDGET_ITEM, c.body().budgetItemId()))
        .and(lifecycles(BUDGET_ITEM, period(c.periodId())));
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var period = known.find(PERIOD, c.periodId());
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    if (!period.takesEntries()) {
      return refuse(new PeriodIsClosed(period));
    }
    var body = c.body();
    var similar = PaymentTypes.similar(known, period.id(), body.paymentType(), null);
    return refuseUnlessFitting(period, body.date(), body.amount())
        .and(refuseUnlessOwner(known, body.paidBy(), "paid_by", body.date()))
        .and(refuseUnlessOfPeriod(period, body.currency()))
        .and(refuseUnlessItemOf(period, known, body.budgetItemId()))
        .elseAccept(
            () ->
                new ExpenseRecorded(
                    new Expense(
                        c.id(),
                        period.id(),
                        body.paidBy(),
                        Money.of(body.amount(), period.currency()).amount(),
                        period.currency().code(),
                        body.paymentType(),
                        body.date(),
                        body.vendor(),
                        body.description(),
                        body.budgetItemId())))
        .warningIf(similar != null, () -> PaymentTypes.warning(requireNonNull(similar)));
  }
}
