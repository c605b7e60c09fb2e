package dev.daybook.ledger.communities;

import static java.util.Objects.requireNonNullElseGet;

import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BalanceSheet;
import dev.daybook.contracts.community.BalanceSheet.Checks;
import dev.daybook.contracts.community.BalanceSheet.ItemRow;
import dev.daybook.contracts.community.BalanceSheet.OwnerRow;
import dev.daybook.contracts.community.BalanceSheet.Totals;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CarryForward;
import dev.daybook.contracts.community.CarryForward.ChainedPeriod;
import dev.daybook.contracts.community.CarryForward.OwnerMovement;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStatement.Kind;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.ledger.communities.Books.Flat;
import dev.daybook.ledger.communities.Books.Item;
import dev.daybook.ledger.communities.Books.Meter;
import dev.daybook.ledger.communities.Books.Owner;
import dev.daybook.ledger.communities.Books.Spent;
import dev.daybook.ledger.communities.Books.Term;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Draws up sheets as one would by hand, on some day: anew each time, from single entries, in
 * decimals, slowly.
 */
record Reckoning(Books books, LocalDate today) {

  BalanceSheet sheet(Term term, long position) {
    var moved = moved(term);
    var rows = books.owners.stream().map(owner -> row(term, owner, moved)).toList();
    var totals =
        new Totals(
            sum(term, rows, OwnerRow::openingBalance),
            sum(term, rows, OwnerRow::contributions),
            moved.expenses().setScale(term.decimals()),
            sum(term, rows, OwnerRow::expensesPaid),
            sum(term, rows, OwnerRow::allocated),
            moved.expenses().subtract(sum(term, rows, OwnerRow::allocated)),
            sum(term, rows, OwnerRow::charges),
            sum(term, rows, OwnerRow::balance));
    return new BalanceSheet(
        term.id(),
        term.name(),
        status(term),
        term.currency(),
        position,
        isProvisional(term),
        rows,
        moved.items(),
        totals,
        new Checks(true, true));
  }

  private OwnerRow row(Term term, Owner owner, Moved moved) {
    var opening = opening(term, owner.id());
    return new OwnerRow(
        owner.id(),
        owner.name(),
        opening.setScale(term.decimals()),
        shown(term, moved.paidIn().get(owner.id())),
        shown(term, moved.paidOut().get(owner.id())),
        shown(term, moved.borne(owner.id())),
        shown(term, moved.charged().get(owner.id())),
        opening.add(moved.of(owner.id())).setScale(term.decimals()));
  }

  static PeriodStatus status(Term term) {
    return term.isOpen() ? PeriodStatus.OPEN : PeriodStatus.CLOSED;
  }

  private boolean isProvisional(Term term) {
    var before = books.previous(term);
    return before != null && (before.isOpen() || isProvisional(before));
  }

  BigDecimal opening(Term term, OwnerId owner) {
    var before = books.previous(term);
    return before == null ? BigDecimal.ZERO : closing(before, owner);
  }

  /** What was signed off counts, unless something before it is open. */
  BigDecimal closing(Term term, OwnerId owner) {
    return term.isOpen() || isProvisional(term)
        ? opening(term, owner).add(moved(term).of(owner))
        : term.recorded().getOrDefault(owner, BigDecimal.ZERO);
  }

  Map<OwnerId, BigDecimal> closings(Term term) {
    var closings = new HashMap<OwnerId, BigDecimal>();
    for (var owner : books.owners) {
      closings.put(owner.id(), closing(term, owner.id()).setScale(term.decimals()));
    }
    return closings;
  }

  /** A closed period stays as it was. */
  Moved moved(Term term) {
    return requireNonNullElseGet(term.kept(), () -> movedNow(term));
  }

  private Moved movedNow(Term term) {
    var spent = books.spent.stream().filter(e -> e.period().equals(term.id())).toList();
    var items = books.items(term.id());
    var shares = new ArrayList<Moved.Share>();
    var rows = new ArrayList<ItemRow>();
    var hindrances = new TreeSet<String>();
    for (var item : items) {
      var expenses = sum(term, spent.stream().filter(e -> isOf(e, item)).toList(), Spent::amount);
      var ofItem = shares(term, item, expenses);
      shares.addAll(ofItem);
      rows.add(
          new ItemRow(
              item.id(),
              item.type(),
              item.strategy(),
              item.cost(),
              expenses,
              sum(term, ofItem, Moved.Share::amount)));
      if (expenses.signum() > 0 && item.strategy() != AllocationStrategy.NONE && ofItem.isEmpty()) {
        hindrances.add(counting(term).isEmpty() ? "no_active_property" : "zero_consumption");
      }
    }
    if (spent.stream().anyMatch(e -> items.stream().noneMatch(item -> isOf(e, item)))) {
      hindrances.add("unallocated_expenses");
    }
    var paidIn = new HashMap<OwnerId, BigDecimal>();
    books.paid.stream()
        .filter(e -> e.period().equals(term.id()))
        .forEach(e -> paidIn.merge(e.owner(), e.amount(), BigDecimal::add));
    var paidOut = new HashMap<OwnerId, BigDecimal>();
    spent.forEach(e -> paidOut.merge(e.by(), e.amount(), BigDecimal::add));
    var charged = new HashMap<OwnerId, BigDecimal>();
    books.charged.stream()
        .filter(e -> e.period().equals(term.id()))
        .forEach(e -> charged.merge(e.owner(), e.amount(), BigDecimal::add));
    return new Moved(
        paidIn, paidOut, charged, shares, rows, sum(term, spent, Spent::amount), hindrances);
  }

  private static boolean isOf(Spent expense, Item item) {
    return expense.item() == null
        ? expense.type().equals(item.type())
        : expense.item().equals(item.id());
  }

  private LocalDate day(Term term) {
    return today.isBefore(term.end()) ? today : term.end();
  }

  private List<Flat> counting(Term term) {
    return books.flats.stream().filter(flat -> flat.activeOn(day(term))).toList();
  }

  private static final Comparator<Flat> TIES =
      Comparator.comparing((Flat flat) -> flat.label().codePoints().toArray(), Arrays::compare)
          .thenComparing(flat -> flat.id().value().toString());

  /** Each share is cut down, and the largest takes the rest. */
  private List<Moved.Share> shares(Term term, Item item, BigDecimal expenses) {
    var flats =
        counting(term).stream()
            .sorted(
                Comparator.comparing((Flat flat) -> weight(term, item, flat))
                    .reversed()
                    .thenComparing(TIES))
            .toList();
    var all = BigDecimal.ZERO;
    for (var flat : flats) {
      all = all.add(weight(term, item, flat));
    }
    if (all.signum() == 0 || expenses.signum() == 0) {
      return List.of();
    }
    var cut = new ArrayList<BigDecimal>();
    var rest = expenses;
    for (var flat : flats) {
      var part =
          expenses
              .multiply(weight(term, item, flat))
              .divide(all, term.decimals(), RoundingMode.DOWN);
      cut.add(part);
      rest = rest.subtract(part);
    }
    cut.set(0, cut.getFirst().add(rest));
    var shares = new ArrayList<Moved.Share>();
    for (int i = 0; i < flats.size(); i++) {
      var flat = flats.get(i);
      shares.add(new Moved.Share(item.id(), flat.id(), flat.ownerOn(day(term)), cut.get(i)));
    }
    return shares;
  }

  private BigDecimal weight(Term term, Item item, Flat flat) {
    return switch (item.strategy()) {
      case PROPORTIONAL -> flat.weightOn(day(term));
      case FIXED_FEE -> BigDecimal.ONE;
      case USAGE_BASED -> consumption(item.id(), flat);
      case NONE -> BigDecimal.ZERO;
    };
  }

  private BigDecimal consumption(BudgetItemId item, Flat flat) {
    var used = BigDecimal.ZERO;
    for (Meter meter : books.meters) {
      if (meter.item().equals(item) && meter.property().equals(flat.id())) {
        used = used.add(meter.end()).subtract(meter.start());
      }
    }
    return used;
  }

  /** Of every reading of the period; those whose budget item is gone cost nothing. */
  Map<ReadingId, BigDecimal> costs(Term term) {
    var costs = new HashMap<ReadingId, BigDecimal>();
    for (var meter : books.meters) {
      if (meter.period().equals(term.id())) {
        costs.put(meter.id(), shown(term, null));
      }
    }
    for (var row : moved(term).items()) {
      var item = Books.find(books.items, i -> i.id().equals(row.budgetItemId()));
      if (item != null && row.expenses().signum() == 0) {
        metersOf(item).forEach(meter -> costs.put(meter.id(), estimate(term, item, meter)));
      }
    }
    for (var share : moved(term).shares()) {
      var item = Books.find(books.items, i -> i.id().equals(share.item()));
      if (item != null && item.strategy() == AllocationStrategy.USAGE_BASED) {
        costs.putAll(divided(term, share, metersOf(item)));
      }
    }
    return costs;
  }

  private List<Meter> metersOf(Item item) {
    return books.meters.stream().filter(meter -> meter.item().equals(item.id())).toList();
  }

  private static BigDecimal estimate(Term term, Item item, Meter meter) {
    var price = item.price() == null ? BigDecimal.ZERO : item.price();
    return meter.used().multiply(price).setScale(term.decimals(), RoundingMode.DOWN);
  }

  /** By consumption, and the meter that shows the most takes the rest. */
  private static Map<ReadingId, BigDecimal> divided(
      Term term, Moved.Share share, List<Meter> ofItem) {
    var meters =
        ofItem.stream()
            .filter(meter -> meter.property().equals(share.property()))
            .sorted(
                Comparator.comparing(Meter::used)
                    .reversed()
                    .thenComparing(meter -> meter.id().value().toString()))
            .toList();
    var all = meters.stream().map(Meter::used).reduce(BigDecimal.ZERO, BigDecimal::add);
    var parts = new HashMap<ReadingId, BigDecimal>();
    if (all.signum() > 0) {
      var rest = share.amount();
      for (var meter : meters) {
        var part =
            share.amount().multiply(meter.used()).divide(all, term.decimals(), RoundingMode.DOWN);
        parts.put(meter.id(), part);
        rest = rest.subtract(part);
      }
      parts.merge(meters.getFirst().id(), rest, BigDecimal::add);
    }
    return parts;
  }

  /** A line of an owner's account, but for the words. */
  record Line(Kind kind, BigDecimal amount, UUID source) {}

  List<Line> lines(Term term, OwnerId owner) {
    var lines = new ArrayList<Line>();
    var before = books.previous(term);
    if (before != null) {
      lines.add(new Line(Kind.OPENING, shown(term, opening(term, owner)), before.id().value()));
    }
    for (var e : books.paid) {
      if (e.period().equals(term.id()) && e.owner().equals(owner)) {
        lines.add(new Line(Kind.CONTRIBUTION, e.amount(), e.id().value()));
      }
    }
    for (var e : books.spent) {
      if (e.period().equals(term.id()) && e.by().equals(owner)) {
        lines.add(new Line(Kind.EXPENSE_PAID, e.amount(), e.id().value()));
      }
    }
    for (var e : books.charged) {
      if (e.period().equals(term.id()) && e.owner().equals(owner)) {
        lines.add(new Line(Kind.CHARGE, e.amount().negate(), e.id().value()));
      }
    }
    for (var share : moved(term).shares()) {
      if (share.owner().equals(owner) && share.amount().signum() != 0) {
        lines.add(new Line(Kind.ALLOCATION, share.amount().negate(), share.item().value()));
      }
    }
    return lines;
  }

  CarryForward carryForward(Term asked, long position) {
    return new CarryForward(
        asked.id(),
        asked.currency(),
        position,
        books.chain(asked).stream().map(this::chained).toList());
  }

  private ChainedPeriod chained(Term term) {
    var owners = books.owners.stream().map(owner -> movement(term, owner)).toList();
    return new ChainedPeriod(
        term.id(),
        term.name(),
        status(term),
        isProvisional(term),
        sum(term, owners, OwnerMovement::opening),
        sum(term, owners, OwnerMovement::movement),
        sum(term, owners, OwnerMovement::closing),
        owners,
        term.restatements());
  }

  private OwnerMovement movement(Term term, Owner owner) {
    return new OwnerMovement(
        owner.id(),
        owner.name(),
        shown(term, opening(term, owner.id())),
        shown(term, moved(term).of(owner.id())),
        shown(term, closing(term, owner.id())));
  }

  Set<String> hindrances(Term term) {
    return moved(term).hindrances();
  }

  private static BigDecimal shown(Term term, @Nullable BigDecimal amount) {
    return (amount == null ? BigDecimal.ZERO : amount).setScale(term.decimals());
  }

  private static <T> BigDecimal sum(Term term, List<T> some, Function<T, BigDecimal> amount) {
    return some.stream()
        .map(amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(term.decimals());
  }
}
