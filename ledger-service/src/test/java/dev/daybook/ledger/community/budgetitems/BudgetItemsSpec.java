package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityEvents.paymentType;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.EUR;
import static dev.daybook.ledger.community.Story.EUROS;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.SECURITY;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.community.Story.security;
import static dev.daybook.ledger.community.Story.securityOfTheNextPeriod;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.platform.slice.Reads.lifecycles;

import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DuplicateBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetItemsSpec {

  private static final BudgetItemId WATER = new BudgetItemId(new UUID(1, 1));

  private final SliceSpec<AddBudgetItem.Asked> adding =
      new SliceSpec<>(new AddBudgetItem(), CommunityKinds.ALL);
  private final SliceSpec<EditBudgetItem.Asked> editing =
      new SliceSpec<>(new EditBudgetItem(), CommunityKinds.ALL);

  @Test
  void aKindOfCostIsSharedInAPeriod() {
    adding
        .given(opened())
        .when(add("WATER", "600", null, "2.150"))
        .reading(lifecycle(PERIOD, Q1).and(calledSo("WATER")))
        .then(added("WATER", "600.00", "2.15"))
        .answering(water("WATER", "600.00", "2.15"));
  }

  @Test
  void aPriceIsWrittenAsMoneyAndMayBeFiner() {
    adding.given(opened()).when(add("WATER", "0", null, "2")).then(added("WATER", "0.00", "2.00"));
    adding
        .given(opened())
        .when(add("WATER", "0", null, "0.0015"))
        .then(added("WATER", "0.00", "0.0015"));
  }

  @Test
  void aPaymentTypeHasOneItemInAPeriod() {
    adding
        .given(opened(), security())
        .when(add("SECURITY", "600"))
        .reading(
            lifecycle(PERIOD, Q1)
                .and(calledSo("SECURITY"))
                .and(lifecycles(BUDGET_ITEM, period(Q1))))
        .thenRefused(new DuplicateBudgetItem("SECURITY"));
    adding
        .given(opened(), security())
        .when(add("WATER", "600"))
        .then(added("WATER", "600.00", null));
    adding
        .given(opened(), securityOfTheNextPeriod())
        .when(add("SECURITY", "600"))
        .then(added("SECURITY", "600.00", null));
  }

  @Test
  void paymentTypesAreToldApartExactly() {
    adding
        .given(opened(), security())
        .when(add("Security", "600"))
        .then(added("Security", "600.00", null));
  }

  @Test
  void aVoidedItemLeavesItsPaymentType() {
    adding
        .given(opened(), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(add("SECURITY", "600"))
        .then(added("SECURITY", "600.00", null));
  }

  @Test
  void anItemThatIsCalledSomethingElseNowLeavesItsPaymentType() {
    adding
        .given(opened(), security(), renamed("WATER"))
        .when(add("SECURITY", "600"))
        .then(added("SECURITY", "600.00", null));
    adding
        .given(opened(), security(), renamed("WATER"))
        .when(add("WATER", "600"))
        .thenRefused(new DuplicateBudgetItem("WATER"));
    adding
        .given(opened(), security(), renamed("WATER"), renamed("SECURITY"))
        .when(add("SECURITY", "600"))
        .thenRefused(new DuplicateBudgetItem("SECURITY"));
  }

  @Test
  void theBudgetedCostIsHeldToTheRulesOfAmounts() {
    refused(add("WATER", "0.001"), new TooManyDecimals(EUROS, "budgeted_cost"));
    refused(
        add("WATER", "10000000000000.01"),
        new AmountTooLarge("10000000000000.00", "budgeted_cost"));
  }

  @Test
  void aUnitPriceHasSixDecimalsAtMostAndALimit() {
    refused(add("WATER", "1", null, "0.0000001"), new NumberTooPrecise(6, "unit_price"));
    refused(
        add("WATER", "1", null, "1e999999999"),
        new NumberTooLarge("10000000000000.00", "unit_price"));
  }

  @Test
  void thePeriodsCurrencyMayBeNamedAndNoOther() {
    adding
        .given(opened())
        .when(add("WATER", "600", EUR, null))
        .then(added("WATER", "600.00", null));
    var usd = Currency.getInstance("USD");
    refused(add("WATER", "600", usd, null), new CurrencyNotOfPeriod(usd, EUR));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    adding
        .given(opened(), security())
        .when(add("SECURITY", "0.001", null, "0.0000001"))
        .thenRefused(
            new DuplicateBudgetItem("SECURITY"),
            new TooManyDecimals(EUROS, "budgeted_cost"),
            new NumberTooPrecise(6, "unit_price"));
  }

  @Test
  void theEventOfAnEditCarriesTheWholeItemAsItReadsNow() {
    editing
        .given(opened(), security())
        .when(cost("650"))
        .reading(lifecycle(BUDGET_ITEM, SECURITY).and(lifecycle(PERIOD, Q1)))
        .then(edited("SECURITY", "650.00", AllocationStrategy.PROPORTIONAL, null))
        .answering(item("SECURITY", "650.00", AllocationStrategy.PROPORTIONAL, null));
    editing
        .given(opened(), security())
        .when(edit(new EditBudgetItem.Body(null, null, AllocationStrategy.FIXED_FEE, null)))
        .then(edited("SECURITY", "600.00", AllocationStrategy.FIXED_FEE, null));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    editing
        .given(opened(), security())
        .when(edit("SECURITY", "600", Optional.empty()))
        .reading(lifecycle(BUDGET_ITEM, SECURITY).and(lifecycle(PERIOD, Q1)))
        .then();
  }

  @Test
  void aPriceIsTakenAwayOnlyWhenThatIsAsked() {
    var priced = edited("SECURITY", "600.00", AllocationStrategy.PROPORTIONAL, "2.15");
    editing
        .given(opened(), security())
        .when(edit(null, null, Optional.of(new BigDecimal("2.150"))))
        .then(priced);
    editing
        .given(opened(), security(), priced)
        .when(cost("650"))
        .then(edited("SECURITY", "650.00", AllocationStrategy.PROPORTIONAL, "2.15"));
    editing
        .given(opened(), security(), priced)
        .when(edit(null, null, Optional.empty()))
        .then(edited("SECURITY", "600.00", AllocationStrategy.PROPORTIONAL, null));
  }

  @Test
  void anItemMayShareAnotherKindOfCostIfNoneDoes() {
    editing
        .given(opened(), security())
        .when(edit("GUARDS", null, null))
        .reading(
            lifecycle(BUDGET_ITEM, SECURITY)
                .and(lifecycle(PERIOD, Q1))
                .and(lifecycles(BUDGET_ITEM, period(Q1))))
        .then(edited("GUARDS", "600.00", AllocationStrategy.PROPORTIONAL, null));
    editing
        .given(opened(), security(), other("GUARDS"))
        .when(edit("GUARDS", null, null))
        .thenRefused(new DuplicateBudgetItem("GUARDS"));
    editing
        .given(opened(), other("GUARDS"), security(), new BudgetItemVoided(WATER, Q1))
        .when(edit("GUARDS", null, null))
        .then(edited("GUARDS", "600.00", AllocationStrategy.PROPORTIONAL, null));
  }

  @Test
  void anEditIsHeldToTheSameRules() {
    editing
        .given(opened(), security())
        .when(edit(null, "0.001", Optional.of(new BigDecimal("0.0000001"))))
        .thenRefused(
            new TooManyDecimals(EUROS, "budgeted_cost"), new NumberTooPrecise(6, "unit_price"));
    editing
        .given(opened(), security())
        .when(cost("10000000000000.01"))
        .thenRefused(new AmountTooLarge("10000000000000.00", "budgeted_cost"));
  }

  private void refused(AddBudgetItem.Asked asked, Rejection reason) {
    adding.given(opened()).when(asked).thenRefused(reason);
  }

  /** The events of items that were called so once. */
  private static Reads calledSo(String paymentType) {
    return Reads.of(new Criterion(BUDGET_ITEM.typeNames(), Set.of(paymentType(Q1, paymentType))));
  }

  private static AddBudgetItem.Asked add(String paymentType, String cost) {
    return add(paymentType, cost, null, null);
  }

  private static AddBudgetItem.Asked add(
      String paymentType, String cost, @Nullable Currency currency, @Nullable String price) {
    return new AddBudgetItem.Asked(
        WATER,
        Q1,
        new AddBudgetItem.Body(
            paymentType,
            new BigDecimal(cost),
            currency,
            AllocationStrategy.USAGE_BASED,
            price == null ? null : new BigDecimal(price)));
  }

  private static BudgetItemAdded added(String paymentType, String cost, @Nullable String price) {
    return new BudgetItemAdded(water(paymentType, cost, price));
  }

  private static BudgetItem water(String paymentType, String cost, @Nullable String price) {
    return new BudgetItem(
        WATER,
        Q1,
        paymentType,
        new BigDecimal(cost),
        EUR,
        AllocationStrategy.USAGE_BASED,
        price == null ? null : new BigDecimal(price));
  }

  private static BudgetItemAdded other(String paymentType) {
    return added(paymentType, "1.00", null);
  }

  private static BudgetItemEdited renamed(String paymentType) {
    return edited(paymentType, "600.00", AllocationStrategy.PROPORTIONAL, null);
  }

  private static BudgetItemEdited edited(
      String paymentType, String cost, AllocationStrategy strategy, @Nullable String price) {
    return new BudgetItemEdited(item(paymentType, cost, strategy, price));
  }

  private static BudgetItem item(
      String paymentType, String cost, AllocationStrategy strategy, @Nullable String price) {
    return new BudgetItem(
        SECURITY,
        Q1,
        paymentType,
        new BigDecimal(cost),
        EUR,
        strategy,
        price == null ? null : new BigDecimal(price));
  }

  private static EditBudgetItem.Asked cost(String cost) {
    return edit(null, cost, null);
  }

  private static EditBudgetItem.Asked edit(
      @Nullable String paymentType, @Nullable String cost, @Nullable Optional<BigDecimal> price) {
    return edit(
        new EditBudgetItem.Body(
            paymentType, cost == null ? null : new BigDecimal(cost), null, price));
  }

  private static EditBudgetItem.Asked edit(EditBudgetItem.Body body) {
    return new EditBudgetItem.Asked(SECURITY, body);
  }
}
