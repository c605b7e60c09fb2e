package dev.daybook.ledger.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent.ReadingRecorded;
import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/** The people and things that the specs of the community speak of. */
public final class Story {

  public static final Currency EUR = Currency.getInstance("EUR");
  public static final CurrencyUnit EUROS = new CurrencyUnit(EUR, 2);
  public static final PeriodId Q1 = new PeriodId(id(1));
  public static final PeriodId Q2 = new PeriodId(id(2));
  public static final PeriodId Q3 = new PeriodId(id(11));
  public static final OwnerId ADA = new OwnerId(id(3));
  public static final OwnerId BEN = new OwnerId(id(4));
  public static final ContributionId FIRST = new ContributionId(id(5));
  public static final PropertyId FLAT = new PropertyId(id(6));
  public static final ExpenseId BILL = new ExpenseId(id(7));
  public static final BudgetItemId SECURITY = new BudgetItemId(id(8));
  public static final ReadingId METER = new ReadingId(id(9));
  public static final ChargeId KEY = new ChargeId(id(10));
  public static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
  public static final LocalDate END_OF_MARCH = LocalDate.parse("2026-03-31");

  public static PeriodOpened opened() {
    return new PeriodOpened(Q1, "2026 Q1", NEW_YEAR, END_OF_MARCH, EUROS, null);
  }

  public static PeriodClosed closed() {
    return new PeriodClosed(Q1, END_OF_MARCH);
  }

  public static PeriodReopened reopened() {
    return new PeriodReopened(Q1, "a bill was missing");
  }

  public static OwnerRegistered ada() {
    return new OwnerRegistered(ADA, "Ada", null);
  }

  public static OwnerRegistered ben() {
    return new OwnerRegistered(BEN, "Ben", null);
  }

  public static ContributionRecorded contributed(String amount) {
    return new ContributionRecorded(contribution(amount));
  }

  public static Contribution contribution(String amount) {
    return new Contribution(FIRST, Q1, ADA, new BigDecimal(amount), EUR, NEW_YEAR, "January");
  }

  public static PropertyRegistered flat() {
    return new PropertyRegistered(FLAT, "Flat 1", ADA, new BigDecimal("62.5"), true);
  }

  public static BudgetItemAdded security() {
    return new BudgetItemAdded(budgetItem(Q1));
  }

  /** The same budget item, had it been added to the next quarter. */
  public static BudgetItemAdded securityOfTheNextPeriod() {
    return new BudgetItemAdded(budgetItem(Q2));
  }

  public static BudgetItem budgetItem(PeriodId period) {
    return new BudgetItem(
        SECURITY,
        period,
        "SECURITY",
        new BigDecimal("600.00"),
        EUR,
        AllocationStrategy.PROPORTIONAL,
        null);
  }

  public static ExpenseRecorded spent(String amount) {
    return new ExpenseRecorded(expense(amount));
  }

  public static Expense expense(String amount) {
    return new Expense(
        BILL,
        Q1,
        ADA,
        new BigDecimal(amount),
        EUR,
        "SECURITY",
        NEW_YEAR,
        "Locks Ltd",
        "A lock",
        SECURITY);
  }

  public static ReadingRecorded metered(String start, String end) {
    return new ReadingRecorded(reading(start, end));
  }

  public static Reading reading(String start, String end) {
    return new Reading(
        METER, Q1, FLAT, SECURITY, new BigDecimal(start), new BigDecimal(end), END_OF_MARCH);
  }

  public static ChargeRecorded charged(String amount) {
    return new ChargeRecorded(charge(amount));
  }

  public static Charge charge(String amount) {
    return new Charge(KEY, Q1, ADA, "A lost key", new BigDecimal(amount), EUR, NEW_YEAR);
  }

  private static UUID id(int number) {
    return new UUID(0x0199_0000_0000_7000L, 0x8000_0000_0000_0000L | number);
  }

  private Story() {}
}
