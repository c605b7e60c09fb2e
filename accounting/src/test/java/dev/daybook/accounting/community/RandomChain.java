package dev.daybook.accounting.community;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Periods of one community, as they might have been. */
final class RandomChain {

  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final int DAYS = 10;
  private static final List<String> LABELS = List.of("1A", "1a", "Ａ", "😀", "", "10", "9");
  private static final List<String> TYPES = List.of("WATER", "water", "ROOF", "GIFTS", "LIFT");

  private final Random random;
  private final Currency currency;
  private final List<Owner> owners;
  private final List<PropertyRow> properties;

  RandomChain(Random random) {
    this.random = random;
    this.currency = Currency.getInstance(any(List.of("JPY", "EUR", "KWD")));
    this.owners =
        IntStream.range(0, 1 + random.nextInt(5))
            .mapToObj(n -> new Owner(new OwnerId(id()), "Owner " + n, null))
            .toList();
    this.properties = several(8, this::property);
  }

  List<RawPeriod> periods() {
    return IntStream.range(0, 1 + random.nextInt(4)).mapToObj(this::period).toList();
  }

  private RawPeriod period(int n) {
    var start = START.plusDays((long) n * DAYS);
    var period =
        new Period(
            new PeriodId(id()),
            "Period " + n,
            start,
            start.plusDays(DAYS - 1),
            CurrencyUnit.ofTable(currency),
            PeriodStatus.OPEN,
            null,
            null);
    var items = TYPES.stream().filter(type -> !rarely()).map(type -> item(period, type)).toList();
    return new RawPeriod(
        period,
        start.plusDays(random.nextInt(2 * DAYS)),
        owners,
        properties,
        items,
        several(12, () -> expense(period, items)),
        several(6, () -> contribution(period)),
        several(3, () -> charge(period)),
        items.isEmpty() || properties.isEmpty()
            ? List.of()
            : several(15, () -> reading(period, items)));
  }

  private PropertyRow property() {
    var id = new PropertyId(id());
    var registered = new PropertyRegistered(id, any(LABELS), owner(), weight(), !rarely());
    var timeline = Timeline.of(registered);
    for (var change : several(4, () -> change(id))) {
      timeline = timeline.with(change);
    }
    return timeline.view(id, registered.label(), START);
  }

  private PropertyChanged change(PropertyId id) {
    return new PropertyChanged(
        id,
        START.plusDays(random.nextInt(4 * DAYS)),
        random.nextBoolean() ? owner() : null,
        rarely() ? weight() : null,
        rarely() ? random.nextBoolean() : null);
  }

  private BudgetItem item(Period period, String type) {
    return new BudgetItem(
        new BudgetItemId(id()),
        period.id(),
        type,
        amount(),
        currency,
        any(List.of(AllocationStrategy.values())),
        random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(100_000), 4) : null);
  }

  private Expense expense(Period period, List<BudgetItem> items) {
    var named = items.isEmpty() || !rarely() ? null : any(items).id();
    return new Expense(
        new ExpenseId(id()),
        period.id(),
        owner(),
        amount(),
        currency,
        any(TYPES),
        period.startDate(),
        null,
        null,
        named);
  }

  private Contribution contribution(Period period) {
    return new Contribution(
        new ContributionId(id()),
        period.id(),
        owner(),
        amount(),
        currency,
        period.startDate(),
        null);
  }

  private Charge charge(Period period) {
    return new Charge(
        new ChargeId(id()),
        period.id(),
        owner(),
        "a lost key",
        amount(),
        currency,
        period.startDate());
  }

  private Reading reading(Period period, List<BudgetItem> items) {
    var start = BigDecimal.valueOf(random.nextInt(1_000_000), 6);
    var used =
        rarely() ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(4), random.nextInt(7));
    return new Reading(
        new ReadingId(id()),
        period.id(),
        any(properties).id(),
        any(items).id(),
        start,
        start.add(used),
        period.startDate(),
        used);
  }

  private OwnerId owner() {
    return any(owners).id();
  }

  private BigDecimal weight() {
    return BigDecimal.valueOf(1 + random.nextInt(3), random.nextInt(3));
  }

  private BigDecimal amount() {
    long most = rarely() ? 1_000_000_000_000_000L : 1_000;
    return BigDecimal.valueOf(1 + random.nextLong(most), currency.getDefaultFractionDigits());
  }

  private boolean rarely() {
    return random.nextInt(4) == 0;
  }

  private <T> List<T> several(int most, Supplier<T> one) {
    return Stream.generate(one).limit(random.nextInt(most + 1)).toList();
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
