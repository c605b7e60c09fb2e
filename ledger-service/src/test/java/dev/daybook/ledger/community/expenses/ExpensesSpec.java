package dev.daybook.ledger.community.expenses;

import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.BEN;
import static dev.daybook.ledger.community.Story.BILL;
import static dev.daybook.ledger.community.Story.END_OF_MARCH;
import static dev.daybook.ledger.community.Story.EUR;
import static dev.daybook.ledger.community.Story.EUROS;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.SECURITY;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.ben;
import static dev.daybook.ledger.community.Story.expense;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.community.Story.security;
import static dev.daybook.ledger.community.Story.securityOfTheNextPeriod;
import static dev.daybook.ledger.community.Story.spent;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static dev.daybook.ledger.platform.slice.Reads.lifecycles;

import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.CurrencyNotOfPeriod;
import dev.daybook.contracts.community.CommunityRejection.DateOutsidePeriod;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpensesSpec {

  private static final LocalDate NEXT_YEAR = LocalDate.parse("2027-01-01");

  private final SliceSpec<RecordExpense.Asked> recording =
      new SliceSpec<>(new RecordExpense(), CommunityKinds.ALL);
  private final SliceSpec<EditExpense.Asked> editing =
      new SliceSpec<>(new EditExpense(), CommunityKinds.ALL);

  @Test
  void whatAnOwnerSpentIsRecordedInAnOpenPeriod() {
    recording
        .given(opened(), ada(), ben(), security())
        .when(spending("50", null, NEW_YEAR, SECURITY))
        .reading(
            lifecycle(PERIOD, Q1)
                .and(lifecycle(OWNER, ADA))
                .and(lifecycle(BUDGET_ITEM, SECURITY))
                .and(lifecycles(BUDGET_ITEM, period(Q1))))
        .then(spent("50.00"))
        .answering(expense("50.00"));
  }

  @Test
  void anExpenseNeedsNoBudgetItem() {
    recording
        .given(opened(), ada(), security())
        .when(spending("50.00", null, NEW_YEAR, null))
        .reading(
            lifecycle(PERIOD, Q1)
                .and(lifecycle(OWNER, ADA))
                .and(lifecycles(BUDGET_ITEM, period(Q1))))
        .then(new ExpenseRecorded(reading(ADA, "Locks Ltd", "A lock", null)));
  }

  @Test
  void aBudgetItemThatIsNamedMustBeThereAndOfThePeriod() {
    var unknown = new UnknownBudgetItem(SECURITY);
    var spending = spending("50.00", null, NEW_YEAR, SECURITY);
    recording.given(opened(), ada()).when(spending).thenRefused(unknown);
    recording
        .given(opened(), ada(), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(spending)
        .thenRefused(unknown);
    recording.given(opened(), ada(), securityOfTheNextPeriod()).when(spending).thenRefused(unknown);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    var usd = Currency.getInstance("USD");
    recording
        .given(opened())
        .when(spending("50.001", usd, NEXT_YEAR, SECURITY))
        .thenRefused(
            new DateOutsidePeriod(NEXT_YEAR, NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(ADA, "paid_by"),
            new CurrencyNotOfPeriod(usd, EUR),
            new UnknownBudgetItem(SECURITY));
  }

  private static RecordExpense.Asked spending(
      String amount, @Nullable Currency currency, LocalDate day, @Nullable BudgetItemId item) {
    return new RecordExpense.Asked(
        BILL,
        Q1,
        new RecordExpense.Body(
            ADA, new BigDecimal(amount), currency, "SECURITY", day, "Locks Ltd", "A lock", item));
  }

  @Test
  void theEventOfAnEditCarriesTheWholeExpenseAsItReadsNow() {
    editing
        .given(opened(), ada(), security(), spent("50.00"))
        .when(edit(null, new BigDecimal("60"), null))
        .reading(lifecycle(EXPENSE, BILL).and(lifecycle(PERIOD, Q1)))
        .then(new ExpenseEdited(expense("60.00")))
        .answering(expense("60.00"));
  }

  @Test
  void everythingMayChangeAtOnce() {
    var february = LocalDate.parse("2026-02-01");
    var amount = new BigDecimal("1.00");
    editing
        .given(opened(), ada(), ben(), spent("50.00"), security())
        .when(
            new EditExpense.Asked(
                BILL,
                new EditExpense.Body(
                    BEN,
                    amount,
                    "KEYS",
                    february,
                    Optional.of("Keys Ltd"),
                    Optional.of("A key"),
                    Optional.of(SECURITY))))
        .reading(
            lifecycle(EXPENSE, BILL)
                .and(lifecycle(PERIOD, Q1))
                .and(lifecycle(OWNER, BEN))
                .and(lifecycle(BUDGET_ITEM, SECURITY))
                .and(lifecycles(BUDGET_ITEM, period(Q1))))
        .then(
            new ExpenseEdited(
                new Expense(
                    BILL, Q1, BEN, amount, EUR, "KEYS", february, "Keys Ltd", "A key", SECURITY)));
  }

  @Test
  void anEditOfNothingIsNotWrittenDown() {
    editing.given(opened(), ada(), spent("50.00")).when(edit(null, null, null)).then();
  }

  @Test
  void whatMayBeMissingIsTakenAwayOnlyWhenThatIsAsked() {
    editing
        .given(opened(), ada(), security(), spent("50.00"))
        .when(
            new EditExpense.Asked(
                BILL,
                new EditExpense.Body(
                    null, null, null, null, Optional.empty(), Optional.empty(), Optional.empty())))
        .then(new ExpenseEdited(reading(ADA, null, null, null)));
  }

  @Test
  void anotherPayerLeavesTheRest() {
    editing
        .given(opened(), ada(), ben(), spent("50.00"))
        .when(edit(BEN, null, null))
        .then(new ExpenseEdited(reading(BEN, "Locks Ltd", "A lock", SECURITY)));
  }

  @Test
  void aBudgetItemThatAnEditNamesMustBeThereAndOfThePeriod() {
    var unknown = new UnknownBudgetItem(SECURITY);
    var naming = edit(null, null, Optional.of(SECURITY));
    editing.given(opened(), ada(), spent("50.00")).when(naming).thenRefused(unknown);
    editing
        .given(opened(), ada(), spent("50.00"), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(naming)
        .thenRefused(unknown);
    editing
        .given(opened(), ada(), spent("50.00"), securityOfTheNextPeriod())
        .when(naming)
        .thenRefused(unknown);
  }

  @Test
  void allThatIsWrongWithAnEditIsSaidAtOnce() {
    editing
        .given(opened(), ada(), spent("50.00"))
        .when(
            new EditExpense.Asked(
                BILL,
                new EditExpense.Body(
                    BEN,
                    new BigDecimal("0.001"),
                    null,
                    NEXT_YEAR,
                    null,
                    null,
                    Optional.of(SECURITY))))
        .thenRefused(
            new DateOutsidePeriod(NEXT_YEAR, NEW_YEAR, END_OF_MARCH),
            new TooManyDecimals(EUROS, "amount"),
            new UnknownOwner(BEN, "paid_by"),
            new UnknownBudgetItem(SECURITY));
  }

  private static EditExpense.Asked edit(
      @Nullable OwnerId paidBy,
      @Nullable BigDecimal amount,
      @Nullable Optional<BudgetItemId> item) {
    return new EditExpense.Asked(
        BILL, new EditExpense.Body(paidBy, amount, null, null, null, null, item));
  }

  private static Expense reading(
      OwnerId paidBy,
      @Nullable String vendor,
      @Nullable String description,
      @Nullable BudgetItemId item) {
    return new Expense(
        BILL,
        Q1,
        paidBy,
        new BigDecimal("50.00"),
        EUR,
        "SECURITY",
        NEW_YEAR,
        vendor,
        description,
        item);
  }
}
