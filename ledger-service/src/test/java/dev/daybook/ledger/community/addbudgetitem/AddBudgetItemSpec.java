package dev.daybook.ledger.community.addbudgetitem;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.AddBudgetItem;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DuplicateBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.ledger.community.addbudgetitem.AddBudgetItemSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddBudgetItemSpec {

  private static final BudgetItemId WATER = new BudgetItemId(new UUID(1, 1));

  private final SliceSpec<AddBudgetItem, CommunityEvent, State> spec =
      new SliceSpec<>(new AddBudgetItemSlice(), CommunityEvents.TYPES);

  @Test
  void nothingIsAddedToAPeriodThatIsNotThere() {
    spec.given().when(add("WATER", "600")).thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void aKindOfCostIsSharedInAPeriod() {
    spec.given(opened())
        .when(add("WATER", "600", null, "2.150"))
        .then(added("WATER", "600.00", "2.15"))
        .answering(
            new BudgetItemView(
                WATER,
                Q1,
                "WATER",
                new BigDecimal("600.00"),
                EUR,
                AllocationStrategy.USAGE_BASED,
                new BigDecimal("2.15")));
  }

  @Test
  void aPriceIsWrittenAsMoneyAndMayBeFiner() {
    spec.given(opened()).when(add("WATER", "0", null, "2")).then(added("WATER", "0.00", "2.00"));
    spec.given(opened())
        .when(add("WATER", "0", null, "0.0015"))
        .then(added("WATER", "0.00", "0.0015"));
  }

  @Test
  void aClosedPeriodTakesNothingUntilItIsReopened() {
    spec.given(opened(), closed()).when(add("WATER", "600")).thenRefused(new PeriodIsClosed(Q1));
    spec.given(opened(), closed(), reopened())
        .when(add("WATER", "600"))
        .then(added("WATER", "600.00", null));
  }

  @Test
  void aPaymentTypeHasOneItemInAPeriod() {
    spec.given(opened(), security())
        .when(add("SECURITY", "600"))
        .thenRefused(new DuplicateBudgetItem("SECURITY"));
    spec.given(opened(), security()).when(add("WATER", "600")).then(added("WATER", "600.00", null));
    spec.given(opened(), securityOfTheNextPeriod())
        .when(add("SECURITY", "600"))
        .then(added("SECURITY", "600.00", null));
  }

  @Test
  void paymentTypesAreToldApartExactly() {
    spec.given(opened(), security())
        .when(add("Security", "600"))
        .then(added("Security", "600.00", null));
  }

  @Test
  void aVoidedItemLeavesItsPaymentType() {
    spec.given(opened(), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(add("SECURITY", "600"))
        .then(added("SECURITY", "600.00", null));
  }

  @Test
  void anItemThatIsCalledSomethingElseNowLeavesItsPaymentType() {
    spec.given(opened(), security(), renamed("WATER"))
        .when(add("SECURITY", "600"))
        .then(added("SECURITY", "600.00", null));
    spec.given(opened(), security(), renamed("WATER"))
        .when(add("WATER", "600"))
        .thenRefused(new DuplicateBudgetItem("WATER"));
    spec.given(opened(), security(), renamed("WATER"), renamed("SECURITY"))
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
    spec.given(opened()).when(add("WATER", "600", EUR, null)).then(added("WATER", "600.00", null));
    var usd = Currency.getInstance("USD");
    refused(add("WATER", "600", usd, null), new CurrencyNotOfPeriod(usd, EUR));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    spec.given(opened(), security())
        .when(add("SECURITY", "0.001", null, "0.0000001"))
        .thenRefused(
            new DuplicateBudgetItem("SECURITY"),
            new TooManyDecimals(EUROS, "budgeted_cost"),
            new NumberTooPrecise(6, "unit_price"));
  }

  private void refused(AddBudgetItem command, Rejection reason) {
    spec.given(opened()).when(command).thenRefused(reason);
  }

  private static BudgetItemEdited renamed(String paymentType) {
    return new BudgetItemEdited(
        SECURITY,
        Q1,
        paymentType,
        new BigDecimal("600.00"),
        EUR,
        AllocationStrategy.PROPORTIONAL,
        null);
  }

  private static AddBudgetItem add(String paymentType, String cost) {
    return add(paymentType, cost, null, null);
  }

  private static AddBudgetItem add(
      String paymentType, String cost, @Nullable Currency currency, @Nullable String price) {
    return new AddBudgetItem(
        WATER,
        Q1,
        paymentType,
        new BigDecimal(cost),
        currency,
        AllocationStrategy.USAGE_BASED,
        price == null ? null : new BigDecimal(price));
  }

  private static BudgetItemAdded added(String paymentType, String cost, @Nullable String price) {
    return new BudgetItemAdded(
        WATER,
        Q1,
        paymentType,
        new BigDecimal(cost),
        EUR,
        AllocationStrategy.USAGE_BASED,
        price == null ? null : new BigDecimal(price));
  }
}
