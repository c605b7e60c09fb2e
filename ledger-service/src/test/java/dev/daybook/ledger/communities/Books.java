package dev.daybook.ledger.communities;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CarryForward.Restatement;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.ReadingId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that a community has at one moment, in plain lists in the order of writing. */
final class Books {

  record Owner(OwnerId id, String name) {}

  /** What was said about a property from a day on; what is null was not spoken of. */
  record Said(
      LocalDate from,
      @Nullable OwnerId owner,
      @Nullable BigDecimal weight,
      @Nullable Boolean active) {}

  record Flat(
      PropertyId id,
      String label,
      OwnerId owner,
      BigDecimal weight,
      boolean active,
      List<Said> said) {

    /** Of those that speak of it the one for the latest day holds, and of these the last said. */
    private <T> T on(LocalDate day, T first, Function<Said, @Nullable T> spokenOf) {
      var value = first;
      var since = LocalDate.MIN;
      for (var one : said) {
        var spoken = spokenOf.apply(one);
        if (spoken != null && !one.from().isAfter(day) && !one.from().isBefore(since)) {
          value = spoken;
          since = one.from();
        }
      }
      return value;
    }

    OwnerId ownerOn(LocalDate day) {
      return on(day, owner, Said::owner);
    }

    BigDecimal weightOn(LocalDate day) {
      return on(day, weight, Said::weight);
    }

    boolean activeOn(LocalDate day) {
      return on(day, active, Said::active);
    }
  }

  /**
   * A service period.
   *
   * @param closedOn null while it is open
   * @param kept what moved until the closing; null while it is open
   * @param recorded what was signed off, and restated since
   * @param restatements all that there ever were
   */
  record Term(
      PeriodId id,
      String name,
      LocalDate start,
      LocalDate end,
      Currency currency,
      @Nullable PeriodId previous,
      @Nullable LocalDate closedOn,
      @Nullable Moved kept,
      Map<OwnerId, BigDecimal> recorded,
      List<Restatement> restatements) {

    boolean isOpen() {
      return closedOn == null;
    }

    int decimals() {
      return currency.getDefaultFractionDigits();
    }

    Term closed(LocalDate on, Moved moved, Map<OwnerId, BigDecimal> balances) {
      return new Term(
          id, name, start, end, currency, previous, on, moved, Map.copyOf(balances), restatements);
    }

    Term reopened() {
      return new Term(id, name, start, end, currency, previous, null, null, Map.of(), restatements);
    }

    Term restated(Map<OwnerId, BigDecimal> balances, Restatement restatement) {
      return new Term(
          id,
          name,
          start,
          end,
          currency,
          previous,
          closedOn,
          kept,
          Map.copyOf(balances),
          Stream.concat(restatements.stream(), Stream.of(restatement)).toList());
    }

    Term called(String name, LocalDate start, LocalDate end) {
      return new Term(
          id, name, start, end, currency, previous, closedOn, kept, recorded, restatements);
    }
  }

  record Item(
      BudgetItemId id,
      PeriodId period,
      String type,
      BigDecimal cost,
      AllocationStrategy strategy,
      @Nullable BigDecimal price) {}

  record Paid(
      ContributionId id, PeriodId period, OwnerId owner, BigDecimal amount, LocalDate date) {}

  record Spent(
      ExpenseId id,
      PeriodId period,
      OwnerId by,
      BigDecimal amount,
      String type,
      LocalDate date,
      @Nullable BudgetItemId item) {}

  record Charged(ChargeId id, PeriodId period, OwnerId owner, BigDecimal amount, LocalDate date) {}

  record Meter(
      ReadingId id,
      PeriodId period,
      PropertyId property,
      BudgetItemId item,
      BigDecimal start,
      BigDecimal end,
      LocalDate date) {

    BigDecimal used() {
      return end.subtract(start);
    }
  }

  final List<Owner> owners;
  final List<Flat> flats;
  final List<Term> terms;
  final List<Item> items;
  final List<Paid> paid;
  final List<Spent> spent;
  final List<Charged> charged;
  final List<Meter> meters;

  Books() {
    this(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private Books(
      List<Owner> owners,
      List<Flat> flats,
      List<Term> terms,
      List<Item> items,
      List<Paid> paid,
      List<Spent> spent,
      List<Charged> charged,
      List<Meter> meters) {
    this.owners = new ArrayList<>(owners);
    this.flats = new ArrayList<>(flats);
    this.terms = new ArrayList<>(terms);
    this.items = new ArrayList<>(items);
    this.paid = new ArrayList<>(paid);
    this.spent = new ArrayList<>(spent);
    this.charged = new ArrayList<>(charged);
    this.meters = new ArrayList<>(meters);
  }

  /** So that it can be asked about later, whatever else is written down. */
  Books copy() {
    return new Books(owners, flats, terms, items, paid, spent, charged, meters);
  }

  @Nullable Term term(PeriodId id) {
    return find(terms, term -> term.id().equals(id));
  }

  Term known(PeriodId id) {
    return requireNonNull(term(id));
  }

  @Nullable Term next(Term term) {
    return find(terms, other -> term.id().equals(other.previous()));
  }

  /** From the first of its chain to the last. */
  List<Term> chain(Term term) {
    var chain = new ArrayList<Term>();
    for (@Nullable Term one = term; one != null; one = previous(one)) {
      chain.addFirst(one);
    }
    for (var one = next(term); one != null; one = next(one)) {
      chain.add(one);
    }
    return chain;
  }

  @Nullable Term previous(Term term) {
    return term.previous() == null ? null : known(term.previous());
  }

  List<Item> items(PeriodId period) {
    return items.stream().filter(item -> item.period().equals(period)).toList();
  }

  /** The days of all of a period's entries. */
  List<LocalDate> days(PeriodId period) {
    return Stream.of(
            paid.stream().filter(e -> e.period().equals(period)).map(Paid::date),
            spent.stream().filter(e -> e.period().equals(period)).map(Spent::date),
            charged.stream().filter(e -> e.period().equals(period)).map(Charged::date),
            meters.stream().filter(e -> e.period().equals(period)).map(Meter::date))
        .flatMap(days -> days)
        .toList();
  }

  static <T> @Nullable T find(List<T> some, Predicate<T> wanted) {
    return some.stream().filter(wanted).findFirst().orElse(null);
  }

  static <T> void replace(List<T> some, Predicate<T> wanted, T other) {
    some.replaceAll(one -> wanted.test(one) ? other : one);
  }
}
