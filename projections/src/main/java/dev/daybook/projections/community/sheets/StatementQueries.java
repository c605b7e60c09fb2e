package dev.daybook.projections.community.sheets;

import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BalanceSheet.OwnerRow;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStatement;
import dev.daybook.contracts.community.OwnerStatement.Kind;
import dev.daybook.contracts.community.OwnerStatement.Line;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.community.balances.BalanceQueries;
import dev.daybook.projections.community.balances.BalanceQueries.Closing;
import dev.daybook.projections.community.contributions.ContributionQueries;
import dev.daybook.projections.community.contributions.ContributionsView;
import dev.daybook.projections.community.expenses.ExpenseQueries;
import dev.daybook.projections.community.expenses.ExpensesView;
import dev.daybook.projections.community.sheets.Chain.Link;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
              Stream.of(ContributionsView.NAME, ExpensesView.NAME, CHARGES.view()))
          .toList();

  private final SheetQueries sheets;
  private final BalanceQueries balances;
  private final ContributionQueries contributions;
  private final ExpenseQueries expenses;
  private final EntryAnswers<Charge> charges;

  public StatementQueries(SheetQueries sheets, TenantConnections connections) {
    this.sheets = sheets;
    this.balances = new BalanceQueries(connections);
    this.contributions = new ContributionQueries(connections);
    this.expenses = new ExpenseQueries(connections);
    this.charges = CHARGES.on(connections);
  }

  /** Empty if there is no such period, or no such owner. */
  public Mono<OwnerStatement> statement(Moment moment, PeriodId period, OwnerId owner) {
    return sheets
        .sheet(moment, period)
        .flatMap(
            sheet -> Mono.justOrEmpty(row(sheet, owner)).flatMap(row -> of(moment, sheet, row)));
  }

  private Mono<OwnerStatement> of(Moment moment, PeriodSheet sheet, OwnerRow row) {
    return Mono.zip(
        opening(moment, sheet, row.ownerId()),
        entries(moment, sheet, row.ownerId()),
        (opening, entries) -> statement(sheet, row, opening, entries));
  }

  private static OwnerStatement statement(
      PeriodSheet sheet, OwnerRow row, List<Line> opening, List<Line> entries) {
    var lines = new ArrayList<>(opening);
    lines.addAll(entries);
    lines.addAll(allocations(sheet, row.ownerId()));
    lines.sort(Comparator.comparing(Line::kind));
    return new OwnerStatement(
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
        List.copyOf(lines));
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

  private Mono<List<Line>> entries(Moment moment, PeriodSheet sheet, OwnerId owner) {
    var tenant = moment.tenant();
    var period = sheet.period().id();
    return Flux.concat(
            contributions
                .all(tenant, new ContributionQueries.Filter(period, owner), moment.at())
                .map(StatementQueries::contribution),
            expenses
                .all(tenant, new ExpenseQueries.Filter(period, owner, null), moment.at())
                .map(StatementQueries::expense),
            charges
                .all(tenant, Wanted.in(period).having("owner_id", owner), moment.at())
                .map(StatementQueries::charge))
        .collectList();
  }

  private static Line contribution(Entry<ContributionView> entry) {
    var paid = entry.value();
    return new Line(
        Kind.CONTRIBUTION,
        paid.amount(),
        paid.id().value(),
        entry.changed(),
        requireNonNullElse(paid.comment(), "Contribution of " + paid.date()));
  }

  private static Line expense(Entry<ExpenseView> entry) {
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
