package dev.daybook.ledger.communities;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.ledger.communities.Books.Flat;
import dev.daybook.ledger.communities.Books.Item;
import dev.daybook.ledger.communities.Books.Term;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.community.budgetitems.AddBudgetItem;
import dev.daybook.ledger.community.budgetitems.EditBudgetItem;
import dev.daybook.ledger.community.budgetitems.VoidBudgetItem;
import dev.daybook.ledger.community.charges.EditCharge;
import dev.daybook.ledger.community.charges.RecordCharge;
import dev.daybook.ledger.community.contributions.EditContribution;
import dev.daybook.ledger.community.contributions.RecordContribution;
import dev.daybook.ledger.community.expenses.EditExpense;
import dev.daybook.ledger.community.expenses.RecordExpense;
import dev.daybook.ledger.community.owners.EditOwner;
import dev.daybook.ledger.community.owners.RegisterOwner;
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.community.periods.EditPeriod;
import dev.daybook.ledger.community.periods.OpenPeriod;
import dev.daybook.ledger.community.periods.ReopenPeriod;
import dev.daybook.ledger.community.properties.EditProperty;
import dev.daybook.ledger.community.properties.RegisterProperty;
import dev.daybook.ledger.community.readings.EditReading;
import dev.daybook.ledger.community.readings.RecordReading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people of a community come up with: anything that is well-formed, sensible or not. */
final class Whims {

  static final LocalDate FIRST_DAY = LocalDate.parse("2025-11-01");

  /** Periods begin, and days lie, within so many days. */
  static final int DAYS = 400;

  private static final List<String> CURRENCIES = List.of("EUR", "JPY", "KWD");

  /** Few, so that expenses meet their items; the last two sort differently by code point. */
  private static final List<String> TYPES =
      List.of("WATER", "SECURITY", "Roof", "roof", "\uFFFDodd", "\uD83D\uDE00odd");

  /** What a table's text may mistake for its own signs. */
  private static final List<String> TEXTS =
      List.of("cash", "tab\there", "two\nlines\r\n", "back\\slash \\N", "\u010Daj \u2615", "\\");

  private final Random random;
  private final Books books;
  private final Currency currency;

  /** Whether hardly any flat counts, so that nobody is there to bear what is to be shared. */
  private final boolean isIdle;

  private final List<Idea> ideas = new ArrayList<>();
  private int names;

  Whims(Random random, Books books) {
    this.random = random;
    this.books = books;
    this.currency = Currency.getInstance(any(CURRENCIES));
    this.isIdle = random.nextInt(10) == 0;
    often(3, this::registerOwner);
    often(
        2,
        () ->
            new EditOwner.Asked(
                anyOwner(), new EditOwner.Body("Owner " + random.nextInt(9), null, null)));
    often(3, this::registerFlat);
    often(7, () -> books.flats.isEmpty() ? null : editFlat());
    often(5, this::openPeriod);
    often(3, () -> editPeriod(anyTerm()));
    often(9, () -> addItem(anyTerm()));
    often(4, () -> books.items.isEmpty() ? null : editItem(any(books.items)));
    often(2, () -> books.items.isEmpty() ? null : new VoidBudgetItem.Asked(any(books.items).id()));
    often(9, () -> contribute(anyTerm()));
    often(13, () -> spend(anyTerm()));
    often(4, () -> charge(anyTerm()));
    often(14, () -> read(anyTerm()));
    often(15, this::correct);
    often(9, this::voidOne);
    often(11, () -> close(anyTerm()));
    often(6, this::reopen);
  }

  /** Null where there is nothing to do it to. */
  @Nullable Command whim() {
    boolean allClosed = books.terms.stream().noneMatch(Term::isOpen);
    return allClosed && random.nextInt(3) != 0 ? inAClosedHouse() : anything();
  }

  private @Nullable Command inAClosedHouse() {
    return random.nextInt(3) == 0 ? reopen() : openPeriod();
  }

  private @Nullable Command anything() {
    return any(ideas).get();
  }

  private interface Idea {
    @Nullable Command get();
  }

  private void often(int times, Idea idea) {
    ideas.addAll(Collections.nCopies(times, idea));
  }

  /** Ids of owners ascend, as those do that the service gives out. */
  RegisterOwner.Asked registerOwner() {
    var id =
        new UUID(
            0x0199_0000_0000_7000L + books.owners.size(), random.nextLong() >>> 2 | Long.MIN_VALUE);
    return new RegisterOwner.Asked(
        new OwnerId(id), new RegisterOwner.Body("Owner " + ++names, null));
  }

  RegisterProperty.Asked registerFlat() {
    return new RegisterProperty.Asked(
        new PropertyId(newId()),
        new RegisterProperty.Body(
            any(List.of("1", "2", "10", "\uFFFD", "\uD83D\uDE00")),
            anyOwner(),
            weight(),
            isIdle ? random.nextInt(4) == 0 : random.nextInt(8) != 0));
  }

  private EditProperty.Asked editFlat() {
    Flat flat = any(books.flats);
    return new EditProperty.Asked(
        flat.id(),
        new EditProperty.Body(
            random.nextInt(5) == 0 ? "renamed " + random.nextInt(3) : null,
            random.nextInt(2) == 0 ? anyOwner() : null,
            random.nextInt(3) == 0 ? weight() : null,
            random.nextInt(3) == 0 ? (Boolean) random.nextBoolean() : null,
            random.nextInt(4) == 0 ? null : anyDay()),
        anyDay());
  }

  OpenPeriod.Asked openPeriod() {
    var start = anyDay();
    return openPeriod(
        start,
        start.plusDays(random.nextInt(25) == 0 ? -1 : random.nextInt(120)),
        random.nextInt(3) == 0 && !books.terms.isEmpty() ? anyTerm().id() : null);
  }

  OpenPeriod.Asked openPeriod(LocalDate start, LocalDate end, @Nullable PeriodId previous) {
    return new OpenPeriod.Asked(
        new PeriodId(newId()),
        new OpenPeriod.Body("Period " + ++names, start, end, currency, previous));
  }

  private EditPeriod.Asked editPeriod(Term term) {
    return new EditPeriod.Asked(
        term.id(),
        random.nextInt(3) == 0 ? "Period " + ++names : null,
        random.nextInt(2) == 0 ? term.start().plusDays(random.nextInt(30) - 20) : null,
        random.nextInt(2) == 0 ? term.end().plusDays(random.nextInt(30) - 10) : null);
  }

  AddBudgetItem.Asked addItem(Term term) {
    return addItem(term, any(List.of(AllocationStrategy.values())));
  }

  AddBudgetItem.Asked addItem(Term term, AllocationStrategy strategy) {
    return new AddBudgetItem.Asked(
        new BudgetItemId(newId()),
        term.id(),
        new AddBudgetItem.Body(any(TYPES), amount(), null, strategy, priceOf(strategy)));
  }

  private @Nullable BigDecimal priceOf(AllocationStrategy strategy) {
    boolean isMetered = strategy == AllocationStrategy.USAGE_BASED;
    return isMetered || random.nextInt(8) == 0 ? maybe(price()) : null;
  }

  private EditBudgetItem.Asked editItem(Item item) {
    return new EditBudgetItem.Asked(
        item.id(),
        new EditBudgetItem.Body(
            random.nextInt(2) == 0 ? any(TYPES) : null,
            random.nextInt(3) == 0 ? amount() : null,
            random.nextInt(2) == 0 ? any(List.of(AllocationStrategy.values())) : null,
            maybe(Optional.of(price()))));
  }

  RecordContribution.Asked contribute(Term term) {
    return new RecordContribution.Asked(
        new ContributionId(newId()),
        term.id(),
        new RecordContribution.Body(anyOwner(), amount(), null, dayOf(term), maybe(any(TEXTS))));
  }

  /** One in three names an item, which counts more than the payment type. */
  RecordExpense.Asked spend(Term term) {
    var items = books.items(term.id());
    return new RecordExpense.Asked(
        new ExpenseId(newId()),
        term.id(),
        new RecordExpense.Body(
            anyOwner(),
            amount(),
            null,
            items.isEmpty() || random.nextInt(5) == 0 ? any(TYPES) : any(items).type(),
            dayOf(term),
            maybe(any(TEXTS)),
            maybe(any(TEXTS)),
            items.isEmpty() || random.nextInt(3) != 0 ? null : any(items).id()));
  }

  private RecordCharge.Asked charge(Term term) {
    return new RecordCharge.Asked(
        new ChargeId(newId()),
        term.id(),
        new RecordCharge.Body(anyOwner(), any(TEXTS), amount(), null, dayOf(term)));
  }

  RecordReading.@Nullable Asked read(Term term) {
    var metered =
        books.items(term.id()).stream()
            .filter(
                item -> item.strategy() == AllocationStrategy.USAGE_BASED || random.nextInt(5) == 0)
            .toList();
    if (metered.isEmpty() || books.flats.isEmpty()) {
      return null;
    }
    var start = meter();
    return new RecordReading.Asked(
        new ReadingId(newId()),
        term.id(),
        new RecordReading.Body(
            any(books.flats).id(),
            any(metered).id(),
            start,
            random.nextInt(6) == 0 ? start : start.add(meter()),
            dayOf(term)));
  }

  private @Nullable Command correct() {
    return switch (random.nextInt(4)) {
      case 0 -> books.paid.isEmpty() ? null : edit(any(books.paid));
      case 1 -> books.charged.isEmpty() ? null : edit(any(books.charged));
      case 2 -> books.meters.isEmpty() ? null : edit(any(books.meters));
      default -> books.spent.isEmpty() ? null : edit(any(books.spent));
    };
  }

  private EditContribution.Asked edit(Books.Paid paid) {
    return new EditContribution.Asked(
        paid.id(),
        new EditContribution.Body(
            random.nextBoolean() ? anyOwner() : null,
            random.nextBoolean() ? amount() : null,
            null,
            maybe(Optional.ofNullable(maybe(any(TEXTS))))));
  }

  private EditCharge.Asked edit(Books.Charged charged) {
    return new EditCharge.Asked(
        charged.id(),
        new EditCharge.Body(
            random.nextBoolean() ? anyOwner() : null,
            null,
            random.nextBoolean() ? amount() : null,
            null));
  }

  private EditReading.Asked edit(Books.Meter meter) {
    return new EditReading.Asked(
        meter.id(),
        new EditReading.Body(
            random.nextInt(3) == 0 ? any(books.flats).id() : null,
            null,
            null,
            random.nextBoolean() ? meter.start().add(meter()) : null,
            null));
  }

  private EditExpense.Asked edit(Books.Spent spent) {
    var items = books.items(spent.period());
    return new EditExpense.Asked(
        spent.id(),
        new EditExpense.Body(
            random.nextInt(3) == 0 ? anyOwner() : null,
            random.nextBoolean() ? amount() : null,
            random.nextInt(3) == 0 ? any(TYPES) : null,
            null,
            null,
            null,
            switch (random.nextInt(4)) {
              case 0 -> Optional.empty();
              case 1 -> items.isEmpty() ? null : Optional.of(any(items).id());
              default -> null;
            }));
  }

  private @Nullable Command voidOne() {
    return switch (random.nextInt(4)) {
      case 0 -> books.paid.isEmpty() ? null : new VoidEntry.Asked<>(any(books.paid).id());
      case 1 -> books.charged.isEmpty() ? null : new VoidEntry.Asked<>(any(books.charged).id());
      case 2 -> books.meters.isEmpty() ? null : new VoidEntry.Asked<>(any(books.meters).id());
      default -> books.spent.isEmpty() ? null : new VoidEntry.Asked<>(any(books.spent).id());
    };
  }

  ClosePeriod.Asked close(Term term) {
    return new ClosePeriod.Asked(term.id(), dayAround(term), random.nextInt(3) != 0);
  }

  private ReopenPeriod.@Nullable Asked reopen() {
    var closed = books.terms.stream().filter(term -> !term.isOpen()).toList();
    return closed.isEmpty() ? null : new ReopenPeriod.Asked(any(closed).id(), "a bill was missing");
  }

  /** Once in a while it is a closed one, or one that is long past. */
  Term anyTerm() {
    var open = books.terms.stream().filter(Term::isOpen).toList();
    return open.isEmpty() || random.nextInt(10) == 0 ? any(books.terms) : any(open);
  }

  OwnerId anyOwner() {
    return any(books.owners).id();
  }

  LocalDate anyDay() {
    return FIRST_DAY.plusDays(random.nextInt(DAYS));
  }

  private LocalDate dayAround(Term term) {
    return term.end().plusDays(random.nextInt(80) - 40);
  }

  private LocalDate dayOf(Term term) {
    int days = (int) (term.end().toEpochDay() - term.start().toEpochDay());
    return random.nextInt(40) == 0
        ? term.end().plusDays(1)
        : term.start().plusDays(random.nextInt(days + 1));
  }

  /** Small ones can't be shared evenly; some are as large as amounts may be. */
  BigDecimal amount() {
    long minor =
        switch (random.nextInt(20)) {
          case 0 -> 1;
          case 1 -> 1_000_000_000_000_000L;
          default -> 1 + random.nextInt(100_000);
        };
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
  }

  private BigDecimal weight() {
    return random.nextInt(3) == 0
        ? BigDecimal.ONE
        : BigDecimal.valueOf(1 + random.nextInt(200_000_000), random.nextInt(7));
  }

  private BigDecimal meter() {
    return BigDecimal.valueOf(random.nextInt(2_000_000), random.nextInt(7));
  }

  private BigDecimal price() {
    return BigDecimal.valueOf(random.nextInt(5_000_000), random.nextInt(7));
  }

  private <T> @Nullable T maybe(T one) {
    return random.nextBoolean() ? one : null;
  }

  private UUID newId() {
    return new UUID(
        (random.nextLong() & ~0xF000L) | 0x7000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
