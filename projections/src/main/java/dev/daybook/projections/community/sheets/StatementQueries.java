package dev.daybook.projections.community.sheets;

import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BalanceSheet.OwnerRow;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStatement;
import dev.daybook.contracts.community.OwnerStatement.Kind;
import dev.daybook.contracts.community.OwnerStatement.Line;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Excerpt;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.Window;
import dev.daybook.projections.community.balances.BalanceQueries;
import dev.daybook.projections.community.balances.BalanceQueries.Closing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Explains an owner's balance: the lines that make it up, each with the event it comes from. */
public final class StatementQueries {

  /** The views that it reads. */
  public static final List<String> VIEWS =
      Stream.concat(
              SheetQueries.VIEWS.stream(),
              Stream.of(CONTRIBUTIONS.view(), EXPENSES.view(), CHARGES.view()))
          .toList();

  private final SheetQueries sheets;
  private final BalanceQueries balances;
  private final EntryAnswers<Contribution> contributions;
  private final EntryAnswers<Expense> expenses;
  private final EntryAnswers<Charge> charges;

  public StatementQueries(SheetQueries sheets, TenantConnections connections) {
    this.sheets = sheets;
    this.balances = new BalanceQueries(connections);
    this.contributions = CONTRIBUTIONS.on(connections);
    this.expenses = EXPENSES.on(connections);
    this.charges = CHARGES.on(connections);
  }

  /** Lines of one kind; of an owner's entries there may be any number. */
  private record Section(Function<Window, Mono<Excerpt<List<Line>>>> part, Flux<Line> all) {

    static Section atHand(List<Line> lines) {
      return new Section(
          window ->
              Mono.just(
                  new Excerpt<>(
                      lines.stream().skip(window.skip()).limit(window.limit()).toList(),
                      lines.size())),
          Flux.fromIterable(lines));
    }

    static <V> Section of(
        Function<Window, Mono<Listing<V>>> part,
        Flux<Entry<V>> all,
        Function<Entry<V>, Line> line) {
      return new Section(
          window ->
              part.apply(window)
                  .map(
                      listing ->
                          new Excerpt<>(
                              listing.entries().stream().map(line).toList(), listing.total())),
          all.map(line));
    }

    /** What comes after the lines so far, if there is room for it in the window. */
    Mono<Excerpt<List<Line>>> after(Excerpt<List<Line>> soFar, Window window) {
      var skip = Math.max(0, window.skip() - soFar.total());
      var room = window.limit() - soFar.shown().size();
      return part.apply(new Window(skip, room))
          .map(
              next ->
                  new Excerpt<>(
                      Stream.concat(soFar.shown().stream(), next.shown().stream()).toList(),
                      soFar.total() + next.total()));
    }
  }

  /** With a window on its lines; empty if there is no such period, or no such owner. */
  public Mono<Excerpt<OwnerStatement>> statement(
      Moment moment, PeriodId period, OwnerId owner, Window window) {
    return sheets
        .sheet(moment, period)
        .flatMap(
            sheet ->
                Mono.justOrEmpty(row(sheet, owner))
                    .flatMap(
                        row ->
                            lines(sections(moment, sheet, owner), window)
                                .map(lines -> statement(sheet, row, lines))));
  }

  /**
   * All lines in the same order, in constant memory; empty if there is no such period, or no such
   * owner.
   */
  public Mono<Flux<Line>> lines(Moment moment, PeriodId period, OwnerId owner) {
    return sheets
        .sheet(moment, period)
        .filter(sheet -> row(sheet, owner).isPresent())
        .map(sheet -> Flux.fromIterable(sections(moment, sheet, owner)).concatMap(Section::all, 1));
  }

  private static Mono<Excerpt<List<Line>>> lines(List<Section> sections, Window window) {
    var lines = Mono.just(new Excerpt<>(List.<Line>of(), 0));
    for (var section : sections) {
      lines = lines.flatMap(soFar -> section.after(soFar, window));
    }
    return lines;
  }

  /** In the order of their kinds. */
  private List<Section> sections(Moment moment, PeriodSheet sheet, OwnerId owner) {
    var tenant = moment.tenant();
    var at = moment.at();
    var period = sheet.period().id();
    var spent = Wanted.in(period).having("paid_by", owner);
    var ofOwner = Wanted.in(period).having("owner_id", owner);
    var opening = opening(moment, sheet, owner).map(Section::atHand);
    return List.of(
        new Section(
            window -> opening.flatMap(section -> section.part.apply(window)),
            opening.flatMapMany(Section::all)),
        Section.of(
            window -> contributions.list(tenant, ofOwner, at, window),
            contributions.all(tenant, ofOwner, at),
            StatementQueries::contribution),
        Section.of(
            window -> expenses.list(tenant, spent, at, window),
            expenses.all(tenant, spent, at),
            StatementQueries::expense),
        Section.atHand(allocations(sheet, owner)),
        Section.of(
            window -> charges.list(tenant, ofOwner, at, window),
            charges.all(tenant, ofOwner, at),
            StatementQueries::charge));
  }

  private static Excerpt<OwnerStatement> statement(
      PeriodSheet sheet, OwnerRow row, Excerpt<List<Line>> lines) {
    return new Excerpt<>(
        new OwnerStatement(
            sheet.period().id(),
            sheet.period().currency().code(),
            sheet.at(),
            sheet.chain().isProvisional(),
            row.ownerId(),
            row.ownerName(),
            row.openingBalance(),
            row.contributions(),
            row.expensesPaid(),
            row.allocated(),
            row.charges(),
            row.balance(),
            lines.shown()),
        lines.total());
  }

  private static Optional<OwnerRow> row(PeriodSheet sheet, OwnerId owner) {
    return sheet.shown().owners().stream().filter(one -> one.ownerId().equals(owner)).findFirst();
  }

  /** One line, if another period comes before: from the event that said what it came to. */
  private Mono<List<Line>> opening(Moment moment, PeriodSheet sheet, OwnerId owner) {
    var before = sheet.chain().before();
    if (before.isEmpty()) {
      return Mono.just(List.of());
    }
    var previous = before.getLast();
    return position(moment, previous, owner)
        .map(
            position ->
                List.of(
                    new Line(
                        Kind.OPENING,
                        amount(sheet.openings().of(owner), sheet.period().currency()),
                        previous.period().id().value(),
                        position,
                        "Carried forward from " + previous.period().name())));
  }

  private Mono<Long> position(Moment moment, Link previous, OwnerId owner) {
    if (!previous.isSignedOff()) {
      return Mono.just(previous.changed());
    }
    return balances
        .closings(moment.tenant(), List.of(previous.period().id()), moment.at())
        .map(
            closings ->
                closings.stream()
                    .filter(closing -> closing.owner().equals(owner))
                    .map(Closing::position)
                    .findFirst()
                    .orElse(previous.changed()));
  }

  private static Line contribution(Entry<Contribution> entry) {
    var paid = entry.value();
    return new Line(
        Kind.CONTRIBUTION,
        paid.amount(),
        paid.id().value(),
        entry.changed(),
        requireNonNullElse(paid.comment(), "Contribution of " + paid.date()));
  }

  private static Line expense(Entry<Expense> entry) {
    var spent = entry.value();
    return new Line(
        Kind.EXPENSE_PAID,
        spent.amount(),
        spent.id().value(),
        entry.changed(),
        Stream.of(spent.paymentType(), spent.vendor(), spent.description())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", ")));
  }

  private static Line charge(Entry<Charge> entry) {
    var charged = entry.value();
    return new Line(
        Kind.CHARGE,
        charged.amount().negate(),
        charged.id().value(),
        entry.changed(),
        charged.description());
  }

  /** One line for each property of the owner and each budget item that it has a share of. */
  private static List<Line> allocations(PeriodSheet sheet, OwnerId owner) {
    var lines = new ArrayList<Line>();
    for (var item : sheet.movements().items()) {
      for (var share : item.shares()) {
        if (share.holder().ownerId().equals(owner) && share.amount() != 0) {
          lines.add(
              new Line(
                  Kind.ALLOCATION,
                  amount(Math.negateExact(share.amount()), sheet.period().currency()),
                  item.item().id().value(),
                  Objects.requireNonNull(sheet.itemPositions().get(item.item().id())),
                  "%s, %s".formatted(item.item().paymentType(), share.holder().label())));
        }
      }
    }
    return lines;
  }

  private static BigDecimal amount(long minor, CurrencyUnit currency) {
    return new Money(minor, currency).amount();
  }
}
