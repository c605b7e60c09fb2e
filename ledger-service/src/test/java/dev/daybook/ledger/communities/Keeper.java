package dev.daybook.ledger.communities;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.community.CarryForward.Restatement;
import dev.daybook.contracts.community.ClosingBalance;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.OwnerBalance;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.ledger.communities.Books.Charged;
import dev.daybook.ledger.communities.Books.Flat;
import dev.daybook.ledger.communities.Books.Item;
import dev.daybook.ledger.communities.Books.Meter;
import dev.daybook.ledger.communities.Books.Owner;
import dev.daybook.ledger.communities.Books.Paid;
import dev.daybook.ledger.communities.Books.Said;
import dev.daybook.ledger.communities.Books.Spent;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes accepted commands into the books, and remembers the books at every position. */
final class Keeper {

  final Books books = new Books();

  /** How the books were from each position on. */
  final NavigableMap<Long, Books> at = new TreeMap<>();

  /** The closings and restatements that are to be in the log, in order. */
  final List<Event> signedOff = new ArrayList<>();

  /**
   * @param position of the command's last event
   */
  void write(Command command, long position) {
    if (command instanceof ClosePeriod.Asked close) {
      close(close, position);
    } else {
      writeDown(command);
      at.put(position, books.copy());
    }
  }

  private void writeDown(Command command) {
    switch (command) {
      case RegisterOwner.Asked(var id, var body) -> books.owners.add(new Owner(id, body.name()));
      case EditOwner.Asked(var id, var body) ->
          Books.replace(
              books.owners,
              owner -> owner.id().equals(id),
              new Owner(id, requireNonNull(body.name())));
      case RegisterProperty.Asked(var id, var c) ->
          books.flats.add(
              new Flat(
                  id,
                  c.label(),
                  c.ownerId(),
                  c.shareWeight(),
                  !Boolean.FALSE.equals(c.active()),
                  List.of()));
      case EditProperty.Asked c -> change(books.flats, flat -> flat.id().equals(c.id()), c);
      case OpenPeriod.Asked c -> open(c);
      case EditPeriod.Asked c -> {
        var term = books.known(c.id());
        replace(
            term.called(
                or(c.name(), term.name()),
                or(c.startDate(), term.start()),
                or(c.endDate(), term.end())));
      }
      case ReopenPeriod.Asked c -> replace(books.known(c.id()).reopened());
      case ClosePeriod.Asked c -> throw new IllegalArgumentException("is several events: " + c);
      case AddBudgetItem.Asked(var id, var period, var c) ->
          books.items.add(
              new Item(
                  id,
                  period,
                  c.paymentType(),
                  c.budgetedCost(),
                  c.allocationStrategy(),
                  c.unitPrice()));
      case EditBudgetItem.Asked(var id, var c) ->
          books.items.replaceAll(
              item ->
                  item.id().equals(id)
                      ? new Item(
                          item.id(),
                          item.period(),
                          or(c.paymentType(), item.type()),
                          or(c.budgetedCost(), item.cost()),
                          or(c.allocationStrategy(), item.strategy()),
                          c.unitPrice() == null ? item.price() : orNone(c.unitPrice()))
                      : item);
      case VoidBudgetItem.Asked(var id) -> books.items.removeIf(item -> item.id().equals(id));
      case RecordContribution.Asked(var id, var period, var body) ->
          books.paid.add(new Paid(id, period, body.ownerId(), body.amount(), body.date()));
      case EditContribution.Asked(var id, var c) ->
          books.paid.replaceAll(
              e ->
                  e.id().equals(id)
                      ? new Paid(
                          e.id(),
                          e.period(),
                          or(c.ownerId(), e.owner()),
                          or(c.amount(), e.amount()),
                          or(c.date(), e.date()))
                      : e);
      case VoidEntry.Asked<?>(ContributionId id) -> books.paid.removeIf(e -> e.id().equals(id));
      case RecordExpense.Asked(var id, var period, var c) ->
          books.spent.add(
              new Spent(
                  id, period, c.paidBy(), c.amount(), c.paymentType(), c.date(), c.budgetItemId()));
      case EditExpense.Asked(var id, var body) ->
          books.spent.replaceAll(e -> e.id().equals(id) ? edited(e, body) : e);
      case VoidEntry.Asked<?>(ExpenseId id) -> books.spent.removeIf(e -> e.id().equals(id));
      case RecordCharge.Asked(var id, var period, var body) ->
          books.charged.add(new Charged(id, period, body.ownerId(), body.amount(), body.date()));
      case EditCharge.Asked(var id, var c) ->
          books.charged.replaceAll(
              e ->
                  e.id().equals(id)
                      ? new Charged(
                          e.id(),
                          e.period(),
                          or(c.ownerId(), e.owner()),
                          or(c.amount(), e.amount()),
                          or(c.date(), e.date()))
                      : e);
      case VoidEntry.Asked<?>(ReadingId id) -> books.meters.removeIf(e -> e.id().equals(id));
      case VoidEntry.Asked<?>(var id) -> books.charged.removeIf(e -> e.id().equals(id));
      case RecordReading.Asked(var id, var period, var c) ->
          books.meters.add(
              new Meter(
                  id,
                  period,
                  c.propertyId(),
                  c.budgetItemId(),
                  c.meterStartReading(),
                  c.meterEndReading(),
                  c.date()));
      case EditReading.Asked(var id, var c) ->
          books.meters.replaceAll(
              e ->
                  e.id().equals(id)
                      ? new Meter(
                          e.id(),
                          e.period(),
                          or(c.propertyId(), e.property()),
                          or(c.budgetItemId(), e.item()),
                          or(c.meterStartReading(), e.start()),
                          or(c.meterEndReading(), e.end()),
                          or(c.date(), e.date()))
                      : e);
      default -> throw new IllegalArgumentException("nobody knows " + command);
    }
  }

  private static Spent edited(Spent e, EditExpense.Body c) {
    var item = c.budgetItemId();
    return new Spent(
        e.id(),
        e.period(),
        or(c.paidBy(), e.by()),
        or(c.amount(), e.amount()),
        or(c.paymentType(), e.type()),
        or(c.date(), e.date()),
        item == null ? e.item() : orNone(item));
  }

  private static <T> @Nullable T orNone(Optional<T> given) {
    return given.orElse(null);
  }

  /** Where no day is named, what holds today anyway is not said. */
  private static void change(List<Flat> flats, Predicate<Flat> wanted, EditProperty.Asked asked) {
    var c = asked.body();
    var today = asked.today();
    flats.replaceAll(
        flat -> {
          if (!wanted.test(flat)) {
            return flat;
          }
          var owner = c.ownerId();
          var weight = c.shareWeight();
          var active = c.active();
          if (c.from() == null) {
            owner = flat.ownerOn(today).equals(owner) ? null : owner;
            weight = weight != null && flat.weightOn(today).compareTo(weight) == 0 ? null : weight;
            active = active != null && flat.activeOn(today) == active ? null : active;
          }
          var said =
              Stream.concat(
                  flat.said().stream(),
                  Stream.of(new Said(or(c.from(), today), owner, weight, active)));
          return new Flat(
              flat.id(),
              or(c.label(), flat.label()),
              flat.owner(),
              flat.weight(),
              flat.active(),
              said.toList());
        });
  }

  private void open(OpenPeriod.Asked asked) {
    var c = asked.body();
    var previous =
        c.previousPeriodId() != null
            ? c.previousPeriodId()
            : latestBefore(c.startDate(), c.currency());
    books.terms.add(
        new Term(
            asked.id(),
            c.name(),
            c.startDate(),
            c.endDate(),
            c.currency(),
            previous,
            null,
            null,
            Map.of(),
            List.of()));
  }

  /** Of those that end last before that day the one opened last that nothing continues yet. */
  private @Nullable PeriodId latestBefore(LocalDate day, Currency currency) {
    var before =
        books.terms.stream()
            .filter(term -> term.end().isBefore(day) && term.currency().equals(currency))
            .toList();
    var last = before.stream().map(Term::end).reduce((a, b) -> a.isAfter(b) ? a : b);
    return before.stream()
        .filter(term -> term.end().equals(last.orElseThrow()) && books.next(term) == null)
        .reduce((earlier, later) -> later)
        .map(Term::id)
        .orElse(null);
  }

  private void close(ClosePeriod.Asked c, long last) {
    var events = new ArrayList<Event>();
    var states = new ArrayList<Books>();
    var term = books.known(c.id());
    var reckoning = new Reckoning(books, c.on());
    var balances = new ArrayList<ClosingBalance>();
    for (var owner : books.owners) {
      balances.add(
          new ClosingBalance(
              owner.id(),
              reckoning.opening(term, owner.id()).setScale(term.decimals()),
              reckoning.closing(term, owner.id()).setScale(term.decimals())));
    }
    if (!balances.isEmpty()) {
      events.add(new ClosingBalancesStated(term.id(), balances));
      states.add(books.copy());
    }
    var closed = term.closed(c.on(), reckoning.moved(term), reckoning.closings(term));

    var carried = new HashMap<>(closed.recorded());
    for (var later = books.next(term); later != null; later = books.next(later)) {
      for (var owner : books.owners) {
        carried.merge(owner.id(), reckoning.moved(later).of(owner.id()), BigDecimal::add);
      }
      if (!later.isOpen()) {
        restate(c, later, carried)
            .ifPresent(
                event -> {
                  events.add(event);
                  states.add(books.copy());
                });
      }
    }
    events.add(new PeriodClosed(term.id(), c.on()));
    replace(closed);
    states.add(books.copy());
    for (int i = 0; i < events.size(); i++) {
      at.put(last - events.size() + 1 + i, states.get(i));
    }
    signedOff.addAll(events);
  }

  private Optional<ClosingBalancesRestated> restate(
      ClosePeriod.Asked c, Term later, Map<OwnerId, BigDecimal> carried) {
    var old = new ArrayList<OwnerBalance>();
    var now = new ArrayList<OwnerBalance>();
    for (var owner : books.owners) {
      var was = later.recorded().getOrDefault(owner.id(), BigDecimal.ZERO);
      var is = requireNonNull(carried.get(owner.id()));
      if (was.compareTo(is) != 0) {
        old.add(new OwnerBalance(owner.id(), was.setScale(later.decimals())));
        now.add(new OwnerBalance(owner.id(), is.setScale(later.decimals())));
      }
    }
    if (old.isEmpty()) {
      return Optional.empty();
    }
    var restatement = new Restatement(0, Instant.EPOCH, c.id(), old, now);
    replace(later.restated(carried, restatement));
    return Optional.of(new ClosingBalancesRestated(later.id(), old, now, c.id()));
  }

  private void replace(Term term) {
    Books.replace(books.terms, other -> other.id().equals(term.id()), term);
  }

  private static <T> T or(@Nullable T changed, T before) {
    return changed == null ? before : changed;
  }
}
