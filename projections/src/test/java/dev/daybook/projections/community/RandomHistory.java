package dev.daybook.projections.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Step.Action;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ContributionEvent.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyEvent.PropertyRelabelled;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.ReadingEvent.ReadingEdited;
import dev.daybook.contracts.community.ReadingEvent.ReadingRecorded;
import dev.daybook.contracts.community.ReadingEvent.ReadingVoided;
import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What might have happened in one community, one event after the other. */
final class RandomHistory {

  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");
  private static final List<String> COMMENTS =
      List.of("cash", "tab\there", "two\nlines\r\n", "back\\slash \\N", "čaj ☕ 🫖", "");

  /** Two of them are one but for a letter's case. */
  static final List<String> PAYMENT_TYPES = List.of("SECURITY", "security", "úklid 50%");

  private final Random random;
  private final Currency currency;
  private final List<OwnerId> owners = new ArrayList<>();
  private final List<PeriodId> periods = new ArrayList<>();
  private final Set<PeriodId> closed = new HashSet<>();
  private final List<Contribution> contributions = new ArrayList<>();
  private final List<Expense> expenses = new ArrayList<>();
  private final List<Charge> charges = new ArrayList<>();
  private final List<PropertyId> properties = new ArrayList<>();
  private final List<BudgetItem> budgetItems = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();

  RandomHistory(Random random) {
    this.random = random;
    this.currency = Currency.getInstance(any(CURRENCIES));
  }

  CommunityEvent next() {
    int dice = random.nextInt(30);
    if (owners.isEmpty() || dice == 0) {
      return register();
    }
    if (periods.isEmpty() || dice == 1) {
      return open();
    }
    if (dice == 2) {
      return new OwnerEdited(any(owners), "Owner of " + random.nextInt(9), null);
    }
    if (dice == 3) {
      return closeOrReopen(any(periods));
    }
    return switch (dice % 6) {
      case 0 -> contribution();
      case 1 -> expense();
      case 2 -> charge();
      case 3 -> property();
      case 4 -> budgetItem();
      default -> reading();
    };
  }

  /** What happens to an entry of some kind; only what is there can be changed. */
  private Action action(List<?> present) {
    int dice = random.nextInt(16);
    return present.isEmpty() || dice < 9
        ? Action.RECORDED
        : dice < 14 ? Action.EDITED : Action.VOIDED;
  }

  private ContributionEvent contribution() {
    return switch (action(contributions)) {
      case RECORDED -> record();
      case EDITED -> edit(any(contributions));
      case VOIDED -> voided(any(contributions));
    };
  }

  private ExpenseEvent expense() {
    return switch (action(expenses)) {
      case RECORDED -> spend();
      case EDITED -> edit(any(expenses));
      case VOIDED -> voided(any(expenses));
    };
  }

  private ChargeEvent charge() {
    return switch (action(charges)) {
      case RECORDED -> chargeSomebody();
      case EDITED -> edit(any(charges));
      case VOIDED -> voided(any(charges));
    };
  }

  /** Nothing ends a property. */
  private PropertyEvent property() {
    return switch (action(properties)) {
      case RECORDED -> registerProperty();
      case EDITED -> change(any(properties));
      case VOIDED -> new PropertyRelabelled(any(properties), any(COMMENTS));
    };
  }

  private BudgetItemEvent budgetItem() {
    return switch (action(budgetItems)) {
      case RECORDED -> addBudgetItem();
      case EDITED -> edit(any(budgetItems));
      case VOIDED -> voided(any(budgetItems));
    };
  }

  private ReadingEvent reading() {
    return switch (action(readings)) {
      case RECORDED -> readMeter();
      case EDITED -> edit(any(readings));
      case VOIDED -> voided(any(readings));
    };
  }

  private OwnerRegistered register() {
    var id = new OwnerId(id());
    owners.add(id);
    return new OwnerRegistered(
        id, "Owner " + owners.size(), random.nextBoolean() ? "a@b.example" : null);
  }

  private PeriodOpened open() {
    var id = new PeriodId(id());
    periods.add(id);
    var start = day();
    return new PeriodOpened(
        id,
        "Period " + periods.size(),
        start,
        start.plusDays(90),
        CurrencyUnit.ofTable(currency),
        null);
  }

  private CommunityEvent closeOrReopen(PeriodId period) {
    return closed.remove(period)
        ? new PeriodReopened(period, "a receipt turned up")
        : close(period);
  }

  private PeriodClosed close(PeriodId period) {
    closed.add(period);
    return new PeriodClosed(period, null);
  }

  private ContributionRecorded record() {
    var contribution = contribution(new ContributionId(id()), any(periods));
    contributions.add(contribution);
    return new ContributionRecorded(contribution);
  }

  private ContributionEdited edit(Contribution contribution) {
    return new ContributionEdited(contribution(contribution.id(), contribution.periodId()));
  }

  private Contribution contribution(ContributionId id, PeriodId period) {
    return new Contribution(id, period, any(owners), amount(), currency, day(), comment());
  }

  private ContributionVoided voided(Contribution contribution) {
    contributions.remove(contribution);
    return new ContributionVoided(contribution.id(), contribution.periodId());
  }

  private ExpenseRecorded spend() {
    var expense = expense(new ExpenseId(id()), any(periods));
    expenses.add(expense);
    return new ExpenseRecorded(expense);
  }

  private ExpenseEdited edit(Expense expense) {
    return new ExpenseEdited(expense(expense.id(), expense.periodId()));
  }

  private Expense expense(ExpenseId id, PeriodId period) {
    return new Expense(
        id,
        period,
        any(owners),
        amount(),
        currency,
        any(PAYMENT_TYPES),
        day(),
        comment(),
        comment(),
        namedItem());
  }

  private ExpenseVoided voided(Expense expense) {
    expenses.remove(expense);
    return new ExpenseVoided(expense.id(), expense.periodId());
  }

  private ChargeRecorded chargeSomebody() {
    var charge = charge(new ChargeId(id()), any(periods));
    charges.add(charge);
    return new ChargeRecorded(charge);
  }

  private ChargeEdited edit(Charge charge) {
    return new ChargeEdited(charge(charge.id(), charge.periodId()));
  }

  private Charge charge(ChargeId id, PeriodId period) {
    return new Charge(id, period, any(owners), any(COMMENTS), amount(), currency, day());
  }

  private ChargeVoided voided(Charge charge) {
    charges.remove(charge);
    return new ChargeVoided(charge.id(), charge.periodId());
  }

  private PropertyRegistered registerProperty() {
    var id = new PropertyId(id());
    properties.add(id);
    return new PropertyRegistered(id, any(COMMENTS), any(owners), measure(), random.nextBoolean());
  }

  private PropertyChanged change(PropertyId property) {
    return new PropertyChanged(
        property,
        day(),
        random.nextBoolean() ? any(owners) : null,
        random.nextBoolean() ? measure() : null,
        random.nextBoolean() ? random.nextBoolean() : null);
  }

  private BudgetItemAdded addBudgetItem() {
    var item = budgetItem(new BudgetItemId(id()), any(periods));
    budgetItems.add(item);
    return new BudgetItemAdded(item);
  }

  private BudgetItemEdited edit(BudgetItem item) {
    return new BudgetItemEdited(budgetItem(item.id(), item.periodId()));
  }

  private BudgetItem budgetItem(BudgetItemId id, PeriodId period) {
    return new BudgetItem(id, period, any(PAYMENT_TYPES), amount(), currency, strategy(), price());
  }

  private BudgetItemVoided voided(BudgetItem item) {
    budgetItems.remove(item);
    return new BudgetItemVoided(item.id(), item.periodId());
  }

  private AllocationStrategy strategy() {
    return any(List.of(AllocationStrategy.values()));
  }

  private ReadingRecorded readMeter() {
    var reading = reading(new ReadingId(id()), any(periods));
    readings.add(reading);
    return new ReadingRecorded(reading);
  }

  private ReadingEdited edit(Reading reading) {
    return new ReadingEdited(reading(reading.id(), reading.periodId()));
  }

  private Reading reading(ReadingId id, PeriodId period) {
    var start = measure();
    return new Reading(
        id, period, meteredProperty(), meteredItem(), start, start.add(measure()), day());
  }

  private ReadingVoided voided(Reading reading) {
    readings.remove(reading);
    return new ReadingVoided(reading.id(), reading.periodId());
  }

  private PropertyId meteredProperty() {
    return properties.isEmpty() ? new PropertyId(id()) : any(properties);
  }

  private BudgetItemId meteredItem() {
    return budgetItems.isEmpty() ? new BudgetItemId(id()) : any(budgetItems).id();
  }

  /** Up to the largest meter, with any number of decimals; and some zeros at the end are idle. */
  private BigDecimal measure() {
    return BigDecimal.valueOf(1 + random.nextLong(1_000_000_000_000L), random.nextInt(7));
  }

  private @Nullable BigDecimal price() {
    return random.nextBoolean() ? measure() : null;
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(
        1 + random.nextLong(1_000_000_000_000_000L), currency.getDefaultFractionDigits());
  }

  /** Few days, so that many entries share one. */
  private LocalDate day() {
    return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5));
  }

  private @Nullable String comment() {
    return random.nextBoolean() ? any(COMMENTS) : null;
  }

  private @Nullable BudgetItemId namedItem() {
    return random.nextBoolean() ? new BudgetItemId(id()) : null;
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
