package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.contracts.community.AllocationStrategy.USAGE_BASED;
import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.contracts.community.ReadingEvent.READING;
import static dev.daybook.ledger.community.Edits.changed;
import static dev.daybook.ledger.platform.slice.Decision.acceptIfChanged;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.platform.slice.Reads.lifecycles;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.BudgetItemInUse;
import dev.daybook.contracts.community.CommunityRejection.DuplicateBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A budget item says something else from now on. */
public final class EditBudgetItem implements Slice<EditBudgetItem.Asked> {

  /** What is left out stays as it is. */
  public record Body(
      @Nullable
          @Describe("What its expenses are called, exactly.")
          @NotBlank
          @MaxLength(100)
          @Example("WATER")
          String paymentType,
      @Nullable
          @Describe("What its expenses are expected to come to.")
          @NotNegative
          @Example("650.00")
          BigDecimal budgetedCost,
      @Nullable AllocationStrategy allocationStrategy,
      @Nullable @NotNegative @Describe("null takes the price away.") @Example("2.15")
          Optional<BigDecimal> unitPrice) {}

  public record Asked(BudgetItemId id, Body body) implements Command {}

  @Override
  public String name() {
    return "community.edit-budget-item";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(BUDGET_ITEM, c.id());
  }

  /**
   * The item and its period; all items of the period if this one is to be called something else,
   * and all of its readings if they are to mean nothing any more. To find those that were ever
   * called so, and then how they are called now, would take a third reading; all of a period's
   * items are few.
   */
  @Override
  public Reads boundary(Asked c) {
    return lifecycle(
        BUDGET_ITEM,
        c.id(),
        item ->
            lifecycle(PERIOD, item.periodId())
                .and(
                    isRenaming(c, item)
                        ? lifecycles(BUDGET_ITEM, period(item.periodId()))
                        : Reads.NOTHING)
                .and(
                    isUnmetering(c, item)
                        ? lifecycles(READING, period(item.periodId()))
                        : Reads.NOTHING));
  }

  private static boolean isUnmetering(Asked c, BudgetItem item) {
    var strategy = c.body().allocationStrategy();
    return item.allocationStrategy() == USAGE_BASED && strategy != null && strategy != USAGE_BASED;
  }

  private static boolean isRenaming(Asked c, BudgetItem item) {
    var paymentType = c.body().paymentType();
    return paymentType != null && !paymentType.equals(item.paymentType());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var before = known.find(BUDGET_ITEM, c.id());
    if (before == null) {
      return refuse(new NoSuchEntry(BUDGET_ITEM.noun(), c.id()));
    }
    var period = known.get(PERIOD, before.periodId());
    if (!period.takesEntries()) {
      return refuse(new PeriodIsClosed(period));
    }
    var body = c.body();
    var currency = before.budgeted().currency();
    var paymentType = requireNonNullElse(body.paymentType(), before.paymentType());
    var cost = requireNonNullElse(body.budgetedCost(), before.budgetedCost());
    var price = changed(body.unitPrice(), before.unitPrice());
    var strategy = requireNonNullElse(body.allocationStrategy(), before.allocationStrategy());
    var readings = isUnmetering(c, before) ? readings(before, known) : 0;
    var similar =
        isRenaming(c, before)
            ? PaymentTypes.similar(known, period.id(), paymentType, before.id())
            : null;
    return refuseIf(
            isRenaming(c, before) && isTaken(paymentType, before, known),
            () -> new DuplicateBudgetItem(paymentType))
        .and(BudgetRules.refuseUnlessFitting(cost, price, currency))
        .and(BudgetRules.refuseUnlessPriced(strategy, price))
        .and(readings > 0, () -> new BudgetItemInUse(before, 0, readings))
        .elseDecide(
            () ->
                acceptIfChanged(
                    before,
                    new BudgetItem(
                        before.id(),
                        before.periodId(),
                        paymentType,
                        Money.of(cost, currency).amount(),
                        before.currency(),
                        strategy,
                        BudgetRules.price(price, currency)),
                    BudgetItemEdited::new))
        .warningIf(similar != null, () -> PaymentTypes.warning(requireNonNull(similar)));
  }

  private static long readings(BudgetItem item, Known known) {
    return known.all(READING, period(item.periodId())).values().stream()
        .filter(reading -> reading.budgetItemId().equals(item.id()))
        .count();
  }

  private static boolean isTaken(String paymentType, BudgetItem item, Known known) {
    return known.all(BUDGET_ITEM, period(item.periodId())).values().stream()
        .anyMatch(other -> other.paymentType().equals(paymentType));
  }
}
