package dev.daybook.ledger.community.sheets;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static dev.daybook.contracts.community.ExpenseEvent.EXPENSE;
import static dev.daybook.contracts.community.PeriodEvent.CLOSING;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.contracts.community.ReadingEvent.READING;
import static dev.daybook.projections.community.expenses.ExpensesTable.EXPENSES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;

import dev.daybook.accounting.community.ItemMovement;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Kind;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerStatement;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.community.sheets.CommunityLog.Logged;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.community.sheets.Moment;
import dev.daybook.projections.community.sheets.PeriodSheet;
import dev.daybook.projections.community.sheets.StatementQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds the events that a line of a statement follows from, in the order of the log. */
@Component
final class Origins {

  /** The views that it reads, and those of the statements that it is asked about. */
  static final List<String> VIEWS = StatementQueries.VIEWS;

  private final CommunityLog log;
  private final EntryAnswers<Expense> expenses;
  private final EntryAnswers<Reading> readings;

  Origins(CommunityLog log, TenantConnections serviceConnections) {
    this.log = log;
    this.expenses = EXPENSES.on(serviceConnections);
    this.readings = READINGS.on(serviceConnections);
  }

  /**
   * @param sheet of the statement's period
   * @param source of the line: the entry, the budget item, or the earlier period
   */
  Flux<Logged> of(Moment moment, PeriodSheet sheet, OwnerStatement.Kind kind, UUID source) {
    return switch (kind) {
      case OPENING -> log.read(moment.tenant(), opening(source), moment.at());
      case CONTRIBUTION -> lifecycle(moment, CONTRIBUTION, source);
      case EXPENSE_PAID -> lifecycle(moment, EXPENSE, source);
      case CHARGE -> lifecycle(moment, CHARGE, source);
      case ALLOCATION ->
          sheet.movements().items().stream()
              .filter(movement -> movement.item().id().value().equals(source))
              .findFirst()
              .map(movement -> allocation(moment, sheet, movement))
              .orElse(Flux.empty());
    };
  }

  private Flux<Logged> lifecycle(Moment moment, Kind<?, ?, ?> kind, UUID id) {
    return log.read(moment.tenant(), Boundary.of(lifecycle(kind, id)), moment.at());
  }

  private static Criterion lifecycle(Kind<?, ?, ?> kind, UUID id) {
    return new Criterion(kind.typeNames(), Set.of("%s:%s".formatted(kind.name(), id)));
  }

  private static Boundary opening(UUID period) {
    return Boundary.of(lifecycle(PERIOD, period), lifecycle(CLOSING, period));
  }

  /** A closed period's shares are what they were when it was closed. */
  private static long when(Moment moment, PeriodSheet sheet) {
    var link = sheet.chain().link();
    return link.isOpen() ? moment.at() : link.changed();
  }

  /** The things that a share is reckoned from, besides the budget item itself. */
  private record Parts(Set<? extends Id> expenses, Set<? extends Id> readings, Set<Id> properties) {

    boolean have(CommunityEvent event) {
      return switch (event) {
        case ExpenseEvent e -> expenses.contains(e.expenseId());
        case ReadingEvent e -> readings.contains(e.readingId());
        case PropertyEvent e -> properties.contains(e.propertyId());
        default -> true;
      };
    }
  }

  private Flux<Logged> allocation(Moment moment, PeriodSheet sheet, ItemMovement movement) {
    long at = when(moment, sheet);
    return parts(moment.tenant(), sheet, movement, at)
        .flatMapMany(
            parts ->
                log.read(moment.tenant(), boundary(sheet, movement.item()), at)
                    .filter(logged -> parts.have(logged.event())));
  }

  private static Boundary boundary(PeriodSheet sheet, BudgetItem item) {
    var ofPeriod = Set.of(PERIOD.tag(sheet.period().id()));
    var criteria = new ArrayList<Criterion>();
    criteria.add(lifecycle(BUDGET_ITEM, item.id().value()));
    criteria.add(new Criterion(EXPENSE.typeNames(), ofPeriod));
    criteria.add(new Criterion(PROPERTY.typeNames(), Set.of()));
    if (isByConsumption(item)) {
      criteria.add(new Criterion(READING.typeNames(), ofPeriod));
    }
    return new Boundary(criteria);
  }

  private static boolean isByConsumption(BudgetItem item) {
    return item.allocationStrategy() == AllocationStrategy.USAGE_BASED;
  }

  private Mono<Parts> parts(String tenant, PeriodSheet sheet, ItemMovement movement, long at) {
    var item = movement.item();
    var period = Wanted.in(sheet.period().id());
    var properties =
        movement.shares().stream()
            .<Id>map(share -> share.holder().id())
            .collect(Collectors.toUnmodifiableSet());
    return Mono.zip(
        expenses
            .all(tenant, period, at)
            .map(Entry::value)
            .filter(expense -> isOf(item, expense))
            .map(Expense::id)
            .collect(Collectors.toSet()),
        readings
            .all(tenant, period.having("budget_item_id", item.id()), at)
            .map(Entry::value)
            .filter(reading -> properties.contains(reading.propertyId()))
            .map(Reading::id)
            .collect(Collectors.toSet()),
        (spent, read) -> new Parts(spent, read, properties));
  }

  /** An expense names its item, or is found by its payment type. */
  private static boolean isOf(BudgetItem item, Expense expense) {
    var named = expense.budgetItemId();
    return named == null
        ? expense.paymentType().equals(item.paymentType())
        : named.equals(item.id());
  }
}
