package dev.daybook.benchmarks;

import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.ReadingEvent.ReadingRecorded;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.eventstore.NewEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A period with very many entries, and one without any that continues it; the same ids for the same
 * seed, so that a log that was filled before can be measured again.
 */
final class LargePeriod {

  static final int OWNERS = 1_000;
  static final int CONTRIBUTIONS = 100_000;
  static final int EXPENSES = 10_000;

  private static final int LARGEST_MINOR = 100_000;
  private static final int YEAR = 2026;
  private static final int DAYS = 365;
  private static final Currency CURRENCY = Currency.getInstance("EUR");
  private static final CurrencyUnit EUROS = new CurrencyUnit(CURRENCY, 2);

  private static final List<AllocationStrategy> STRATEGIES =
      Stream.of(
              IntStream.range(0, 5).mapToObj(i -> AllocationStrategy.PROPORTIONAL),
              IntStream.range(0, 4).mapToObj(i -> AllocationStrategy.FIXED_FEE),
              IntStream.range(0, 2).mapToObj(i -> AllocationStrategy.NONE),
              Stream.of(AllocationStrategy.USAGE_BASED))
          .flatMap(strategies -> strategies)
          .toList();

  private final Random random;
  private final List<OwnerId> owners;
  private final List<PropertyId> properties;
  private final List<BudgetItemId> items;
  private final PeriodId large;
  private final PeriodId empty;

  LargePeriod(long seed) {
    this.random = new Random(seed);
    this.owners = many(OWNERS, i -> new OwnerId(id()));
    this.properties = many(OWNERS, i -> new PropertyId(id()));
    this.items = many(STRATEGIES.size(), i -> new BudgetItemId(id()));
    this.large = new PeriodId(id());
    this.empty = new PeriodId(id());
  }

  PeriodId large() {
    return large;
  }

  PeriodId empty() {
    return empty;
  }

  OwnerId owner(int number) {
    return owners.get(number % OWNERS);
  }

  /** What stands there before the first entry. */
  Stream<NewEvent> beginning() {
    return Stream.of(
            many(OWNERS, this::owned).stream(),
            many(OWNERS, this::property).stream(),
            Stream.of(opened(large, YEAR, null), opened(empty, YEAR + 1, large)),
            many(STRATEGIES.size(), this::item).stream(),
            many(OWNERS, this::reading).stream())
        .flatMap(events -> events);
  }

  /** The entries, the expenses spread evenly among them. */
  Stream<NewEvent> entries() {
    int each = CONTRIBUTIONS / EXPENSES;
    return IntStream.range(0, EXPENSES)
        .boxed()
        .flatMap(
            i ->
                Stream.concat(
                    Stream.generate(this::contribution).limit(each), Stream.of(expense())));
  }

  private NewEvent owned(int number) {
    return Contributions.stored(
        OwnerEvent.OWNER.type(OwnerRegistered.class),
        new OwnerRegistered(
            owners.get(number),
            "Owner number " + number,
            "owner-%d@example.org".formatted(number)));
  }

  private NewEvent property(int number) {
    return Contributions.stored(
        Property.PROPERTY.type(PropertyRegistered.class),
        new PropertyRegistered(
            properties.get(number),
            "Flat " + number,
            owners.get(number),
            BigDecimal.valueOf(1 + random.nextInt(1_000_000), 4),
            true));
  }

  private static NewEvent opened(PeriodId period, int year, @Nullable PeriodId previous) {
    return Contributions.stored(
        PeriodEvent.PERIOD.type(PeriodOpened.class),
        new PeriodOpened(
            period,
            String.valueOf(year),
            LocalDate.of(year, 1, 1),
            LocalDate.of(year, 12, 31),
            EUROS,
            previous));
  }

  private NewEvent item(int number) {
    @SuppressWarnings("unchecked") // adding begins a budget item
    var added = (EventType<BudgetItemAdded>) BudgetItemEvent.BUDGET_ITEM.beginning();
    return Contributions.stored(
        added,
        new BudgetItemAdded(
            new BudgetItem(
                items.get(number),
                large,
                paymentType(number),
                amount(100 * LARGEST_MINOR),
                CURRENCY,
                STRATEGIES.get(number),
                null)));
  }

  private static String paymentType(int item) {
    return "COST " + item;
  }

  /** Of the item that is shared by consumption. */
  private NewEvent reading(int property) {
    @SuppressWarnings("unchecked") // recording begins a reading
    var recorded = (EventType<ReadingRecorded>) ReadingEvent.READING.beginning();
    var start = BigDecimal.valueOf(random.nextInt(1_000_000), 3);
    return Contributions.stored(
        recorded,
        new ReadingRecorded(
            new Reading(
                new ReadingId(id()),
                large,
                properties.get(property),
                items.getLast(),
                start,
                start.add(BigDecimal.valueOf(1 + random.nextInt(1_000_000), 3)),
                day())));
  }

  private NewEvent contribution() {
    return Contributions.stored(
        new ContributionRecorded(
            new Contribution(
                new ContributionId(id()),
                large,
                owner(random.nextInt(OWNERS)),
                amount(LARGEST_MINOR),
                CURRENCY,
                day(),
                "Monthly contribution")));
  }

  /** Half of them name their budget item, the others are matched by what they are for. */
  private NewEvent expense() {
    int item = random.nextInt(STRATEGIES.size());
    return Contributions.stored(
        new ExpenseRecorded(
            new Expense(
                new ExpenseId(id()),
                large,
                owner(random.nextInt(OWNERS)),
                amount(LARGEST_MINOR),
                CURRENCY,
                paymentType(item),
                day(),
                "A company",
                null,
                random.nextBoolean() ? items.get(item) : null)));
  }

  private BigDecimal amount(int largestMinor) {
    return new Money(1 + random.nextInt(largestMinor), EUROS).amount();
  }

  private LocalDate day() {
    return LocalDate.of(YEAR, 1, 1).plusDays(random.nextInt(DAYS));
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static <T> List<T> many(int count, IntFunction<T> make) {
    return IntStream.range(0, count).mapToObj(make).toList();
  }
}
