package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOfPeriod;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.platform.slice.Reads.lifecycles;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.DuplicateBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.ledger.community.PaymentTypes;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A kind of cost is shared in a period; each kind in one way. */
public final class AddBudgetItem implements Slice<AddBudgetItem.Asked> {

  public record Body(
      @NotBlank
          @MaxLength(100)
          @Describe("What its expenses are called, exactly; one item in a period for each.")
          @Example("WATER")
          String paymentType,
      @Describe("What its expenses are expected to come to; nothing is shared by it.")
          @NotNegative
          @Example("600.00")
          BigDecimal budgetedCost,
      @Nullable @Describe("The period's, unless left out.") Currency currency,
      AllocationStrategy allocationStrategy,
      @Nullable
          @NotNegative
          @Describe(
              "What a unit of consumption is expected to cost, with at most 6 decimals: for the `total_cost` of readings until expenses come.")
          @Example("2.15")
          BigDecimal unitPrice) {}

  public record Asked(BudgetItemId id, PeriodId periodId, Body body) implements Command {}

  @Override
  public String name() {
    return "community.add-budget-item";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(BUDGET_ITEM, c.id());
  }

  /** The period and all of its items, which are few: any of them may be called so, or almost. */
  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PERIOD, c.periodId()).and(lifecycles(BUDGET_ITEM, period(c.periodId())));
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
    var currency = period.currency();
    var similar = PaymentTypes.similar(known, period.id(), body.paymentType(), null);
    return refuseIf(isTaken(c, known), () -> new DuplicateBudgetItem(body.paymentType()))
        .and(BudgetRules.refuseUnlessFitting(body.budgetedCost(), body.unitPrice(), currency))
        .and(BudgetRules.refuseUnlessPriced(body.allocationStrategy(), body.unitPrice()))
        .and(refuseUnlessOfPeriod(period, body.currency()))
        .elseAccept(
            () ->
                new BudgetItemAdded(
                    new BudgetItem(
                        c.id(),
                        period.id(),
                        body.paymentType(),
                        Money.of(body.budgetedCost(), currency).amount(),
                        currency.code(),
                        body.allocationStrategy(),
                        BudgetRules.price(body.unitPrice(), currency))))
        .warningIf(similar != null, () -> PaymentTypes.warning(requireNonNull(similar)));
  }

  private static boolean isTaken(Asked c, Known known) {
    return known.all(BUDGET_ITEM, period(c.periodId())).values().stream()
        .anyMatch(item -> item.paymentType().equals(c.body().paymentType()));
  }
}
