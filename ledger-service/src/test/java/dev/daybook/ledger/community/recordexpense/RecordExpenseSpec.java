package dev.daybook.ledger.community.recordexpense;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.RecordExpense;
import dev.daybook.ledger.community.recordexpense.RecordExpenseSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordExpenseSpec {

  private final SliceSpec<RecordExpense, CommunityEvent, State> spec =
      new SliceSpec<>(new RecordExpenseSlice(), CommunityEvents.TYPES);

  @Test
  void nothingIsRecordedInAPeriodThatIsNotThere() {
    spec.given().when(expense("50.00")).thenRefused(new NoSuchPeriod(Q1));
  }

  @Test
  void whatAnOwnerSpentIsRecordedInAnOpenPeriod() {
    spec.given(opened(), ada(), security())
        .when(expense("50"))
        .then(spent("50.00"))
        .answering(
            new ExpenseView(
                BILL,
                Q1,
                ADA,
                new BigDecimal("50.00"),
                EUR,
                "SECURITY",
                NEW_YEAR,
                "Locks Ltd",
                "A lock",
                SECURITY));
  }

  @Test
  void anExpenseNeedsNoBudgetItem() {
    spec.given(opened(), ada())
        .when(expense("50.00", null, NEW_YEAR, null))
        .then(
            new ExpenseRecorded(
                BILL,
                Q1,
                ADA,
                new BigDecimal("50.00"),
                EUR,
                "SECURITY",
                NEW_YEAR,
                "Locks Ltd",
                "A lock",
                null));
  }

  @Test
  void aClosedPeriodTakesNothing() {
    spec.given(opened(), ada(), security(), closed())
        .when(expense("50.00"))
        .thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void aReopenedPeriodTakesEntriesAgain() {
    spec.given(opened(), ada(), security(), closed(), reopened())
        .when(expense("50.00"))
        .then(spent("50.00"));
  }

  @Test
  void whoPaidMustBeRegistered() {
    spec.given(opened(), ben(), security())
        .when(expense("50.00"))
        .thenRefused(new UnknownOwner(ADA, "paid_by"));
  }

  @Test
  void aBudgetItemThatIsNamedMustBeThere() {
    spec.given(opened(), ada()).when(expense("50.00")).thenRefused(new UnknownBudgetItem(SECURITY));
    spec.given(opened(), ada(), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(expense("50.00"))
        .thenRefused(new UnknownBudgetItem(SECURITY));
  }

  @Test
  void aBudgetItemThatIsNamedMustBeOfThePeriod() {
    spec.given(opened(), ada(), securityOfTheNextPeriod())
        .when(expense("50.00"))
        .thenRefused(new UnknownBudgetItem(SECURITY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025-12-31", "2026-04-01"})
  void aDayOutsideIsRefused(String day) {
    refused(
        "50.00", null, day, new DateOutsidePeriod(LocalDate.parse(day), NEW_YEAR, END_OF_MARCH));
  }

  @Test
  void anAmountHasNoMoreDecimalsThanItsCurrency() {
    refused("50.001", null, "2026-01-01", new TooManyDecimals(EUROS, "amount"));
  }

  @Test
  void anAmountHasALimit() {
    refused(
        "10000000000000.01", null, "2026-01-01", new AmountTooLarge("10000000000000.00", "amount"));
  }

  @Test
  void thePeriodsCurrencyMayBeNamedAndNoOther() {
    var usd = Currency.getInstance("USD");
    refused("50.00", usd, "2026-01-01", new CurrencyNotOfPeriod(usd, EUR));
    spec.given(opened(), ada(), security())
        .when(expense("50.00", EUR, NEW_YEAR, SECURITY))
        .then(spent("50.00"));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var usd = Currency.getInstance("USD");
    spec.given(opened())
        .when(expense("50.001", usd, LocalDate.parse("2027-01-01"), SECURITY))
        .thenRefused(
            new DateOutsidePeriod(LocalDate.parse("2027-01-01"), NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(ADA, "paid_by"),
            new CurrencyNotOfPeriod(usd, EUR),
            new UnknownBudgetItem(SECURITY));
  }

  private void refused(String amount, @Nullable Currency currency, String day, Rejection reason) {
    spec.given(opened(), ada(), security())
        .when(expense(amount, currency, LocalDate.parse(day), SECURITY))
        .thenRefused(reason);
  }

  private static RecordExpense expense(String amount) {
    return expense(amount, null, NEW_YEAR, SECURITY);
  }

  private static RecordExpense expense(
      String amount, @Nullable Currency currency, LocalDate day, @Nullable BudgetItemId item) {
    return new RecordExpense(
        BILL,
        Q1,
        ADA,
        new BigDecimal(amount),
        currency,
        "SECURITY",
        day,
        "Locks Ltd",
        "A lock",
        item);
  }
}
