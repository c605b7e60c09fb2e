package dev.daybook.ledger.community.editexpense;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.NoSuchExpense;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.EditExpense;
import dev.daybook.contracts.community.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseVoided;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.ledger.community.editexpense.EditExpenseSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditExpenseSpec {

  private static final EditExpense NOTHING =
      new EditExpense(BILL, null, null, null, null, null, null, null);

  private final SliceSpec<EditExpense, CommunityEvent, State> spec =
      new SliceSpec<>(new EditExpenseSlice(), CommunityEvents.TYPES);

  @Test
  void whatWasNeverRecordedIsUnknown() {
    spec.given().when(amount("60.00")).thenRefused(new NoSuchExpense(BILL));
  }

  @Test
  void theEventCarriesTheWholeExpenseAsItReadsNow() {
    spec.given(opened(), ada(), security(), spent("50.00"))
        .when(amount("60"))
        .then(edited(ADA, "60.00", "Locks Ltd", "A lock", SECURITY));
  }

  @Test
  void everythingMayChangeAtOnce() {
    var february = LocalDate.parse("2026-02-01");
    spec.given(opened(), ada(), ben(), spent("50.00"), security())
        .when(
            new EditExpense(
                BILL,
                BEN,
                new BigDecimal("1.00"),
                "KEYS",
                february,
                Optional.of("Keys Ltd"),
                Optional.of("A key"),
                Optional.of(SECURITY)))
        .then(
            new ExpenseEdited(
                BILL,
                Q1,
                BEN,
                new BigDecimal("1.00"),
                EUR,
                "KEYS",
                february,
                "Keys Ltd",
                "A key",
                SECURITY));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    spec.given(opened(), ada(), spent("50.00")).when(amount("50")).then();
    spec.given(opened(), ada(), spent("50.00")).when(NOTHING).then();
  }

  @Test
  void whatMayBeMissingIsTakenAwayOnlyWhenThatIsAsked() {
    spec.given(opened(), ada(), security(), spent("50.00"))
        .when(
            new EditExpense(
                BILL, null, null, null, null, Optional.empty(), Optional.empty(), Optional.empty()))
        .then(edited(ADA, "50.00", null, null, null));
  }

  @Test
  void anotherPayerMustBeRegistered() {
    spec.given(opened(), ada(), spent("50.00"))
        .when(paidBy(BEN))
        .thenRefused(new UnknownOwner(BEN, "paid_by"));
    spec.given(opened(), ada(), ben(), spent("50.00"))
        .when(paidBy(BEN))
        .then(edited(BEN, "50.00", "Locks Ltd", "A lock", SECURITY));
  }

  @Test
  void aBudgetItemThatIsNamedMustBeThereAndOfThePeriod() {
    var unknown = new UnknownBudgetItem(SECURITY);
    spec.given(opened(), ada(), spent("50.00")).when(item()).thenRefused(unknown);
    spec.given(opened(), ada(), spent("50.00"), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(item())
        .thenRefused(unknown);
    spec.given(opened(), ada(), spent("50.00"), securityOfTheNextPeriod())
        .when(item())
        .thenRefused(unknown);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var day = LocalDate.parse("2027-01-01");
    spec.given(opened(), ada(), spent("50.00"))
        .when(
            new EditExpense(
                BILL, BEN, new BigDecimal("0.001"), null, day, null, null, Optional.of(SECURITY)))
        .thenRefused(
            new DateOutsidePeriod(day, NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(BEN, "paid_by"),
            new UnknownBudgetItem(SECURITY));
  }

  @Test
  void aClosedPeriodTakesNoEdit() {
    spec.given(opened(), ada(), spent("50.00"), closed())
        .when(amount("60.00"))
        .thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void whatWasVoidedIsUnknown() {
    spec.given(opened(), ada(), spent("50.00"), new ExpenseVoided(BILL, Q1))
        .when(amount("60.00"))
        .thenRefused(new NoSuchExpense(BILL));
  }

  private static EditExpense amount(String amount) {
    return new EditExpense(BILL, null, new BigDecimal(amount), null, null, null, null, null);
  }

  private static EditExpense paidBy(OwnerId owner) {
    return new EditExpense(BILL, owner, null, null, null, null, null, null);
  }

  private static EditExpense item() {
    return new EditExpense(BILL, null, null, null, null, null, null, Optional.of(SECURITY));
  }

  private static ExpenseEdited edited(
      OwnerId paidBy,
      String amount,
      @Nullable String vendor,
      @Nullable String description,
      @Nullable BudgetItemId item) {
    return new ExpenseEdited(
        BILL,
        Q1,
        paidBy,
        new BigDecimal(amount),
        EUR,
        "SECURITY",
        NEW_YEAR,
        vendor,
        description,
        item);
  }
}
