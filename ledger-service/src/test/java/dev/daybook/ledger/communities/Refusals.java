package dev.daybook.ledger.communities;

import static dev.daybook.contracts.community.AllocationStrategy.USAGE_BASED;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.ReadingId;
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
import dev.daybook.ledger.community.periods.ClosePeriod;
import dev.daybook.ledger.community.periods.EditPeriod;
import dev.daybook.ledger.community.periods.OpenPeriod;
import dev.daybook.ledger.community.periods.ReopenPeriod;
import dev.daybook.ledger.community.readings.EditReading;
import dev.daybook.ledger.community.readings.RecordReading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a command is to be refused with, by what the books say; commands name what there is. */
record Refusals(Books books) {

  /** The codes, those of the causes where a period can't be closed; none for what is accepted. */
  Set<String> of(Command command) {
    return switch (command) {
      case OpenPeriod.Asked c -> open(c);
      case EditPeriod.Asked c -> edit(c);
      case ClosePeriod.Asked c -> close(c);
      case ReopenPeriod.Asked c -> books.known(c.id()).isOpen() ? Set.of("period_open") : Set.of();
      case AddBudgetItem.Asked(_, var period, var c) ->
          unlessClosed(
              period,
              duplicate(period, c.paymentType(), null),
              unpriced(c.allocationStrategy(), c.unitPrice()));
      case EditBudgetItem.Asked(var id, var c) -> {
        var item = item(id);
        var strategy = requireNonNullElse(c.allocationStrategy(), item.strategy());
        var price = c.unitPrice() == null ? item.price() : c.unitPrice().orElse(null);
        yield unlessClosed(
            item.period(),
            duplicate(item.period(), c.paymentType(), item),
            unpriced(strategy, price),
            isMetered(item) && strategy != USAGE_BASED && isRead(id) ? "in_use" : null);
      }
      case VoidBudgetItem.Asked(var id) -> {
        boolean inUse = books.spent.stream().anyMatch(expense -> id.equals(expense.item()));
        yield unlessClosed(item(id).period(), inUse || isRead(id) ? "in_use" : null);
      }
      case RecordContribution.Asked c ->
          unlessClosed(c.periodId(), outside(c.periodId(), c.body().date()));
      case RecordExpense.Asked c ->
          unlessClosed(c.periodId(), outside(c.periodId(), c.body().date()));
      case RecordCharge.Asked c ->
          unlessClosed(c.periodId(), outside(c.periodId(), c.body().date()));
      case RecordReading.Asked c ->
          unlessClosed(
              c.periodId(),
              outside(c.periodId(), c.body().date()),
              isMetered(item(c.body().budgetItemId())) ? null : "not_metered");
      case EditContribution.Asked c -> unlessClosed(periodOf(c.id()));
      case VoidEntry.Asked<?>(ContributionId id) -> unlessClosed(periodOf(id));
      case EditExpense.Asked c -> unlessClosed(periodOf(c.id()));
      case VoidEntry.Asked<?>(ExpenseId id) -> unlessClosed(periodOf(id));
      case EditCharge.Asked c -> unlessClosed(periodOf(c.id()));
      case VoidEntry.Asked<?>(ChargeId id) -> unlessClosed(periodOf(id));
      case EditReading.Asked c -> unlessClosed(periodOf(c.id()));
      case VoidEntry.Asked<?>(ReadingId id) -> unlessClosed(periodOf(id));
      default -> Set.of();
    };
  }

  private Set<String> unlessClosed(PeriodId period, @Nullable String... codes) {
    return books.known(period).isOpen()
        ? Arrays.stream(codes).filter(Objects::nonNull).collect(Collectors.toSet())
        : Set.of("period_closed");
  }

  private static boolean isMetered(Books.Item item) {
    return item.strategy() == USAGE_BASED;
  }

  private boolean isRead(BudgetItemId item) {
    return books.meters.stream().anyMatch(meter -> meter.item().equals(item));
  }

  private static @Nullable String unpriced(
      AllocationStrategy strategy, @Nullable BigDecimal price) {
    return price != null && strategy != USAGE_BASED ? "unit_price_without_usage" : null;
  }

  private @Nullable String outside(PeriodId period, LocalDate day) {
    var term = books.known(period);
    return day.isBefore(term.start()) || day.isAfter(term.end()) ? "date_outside_period" : null;
  }

  private @Nullable String duplicate(
      PeriodId period, @Nullable String type, Books.@Nullable Item itself) {
    return books.items(period).stream()
            .anyMatch(item -> item.type().equals(type) && !item.equals(itself))
        ? "duplicate_budget_item"
        : null;
  }

  private Set<String> open(OpenPeriod.Asked c) {
    var codes = new TreeSet<String>();
    if (c.body().startDate().isAfter(c.body().endDate())) {
      codes.add("dates_reversed");
    }
    var previous = c.body().previousPeriodId();
    if (previous != null && books.next(books.known(previous)) != null) {
      codes.add("has_successor");
    }
    return codes;
  }

  private Set<String> edit(EditPeriod.Asked c) {
    var term = books.known(c.id());
    if (!term.isOpen()) {
      return Set.of("period_closed");
    }
    var start = c.startDate() == null ? term.start() : c.startDate();
    var end = c.endDate() == null ? term.end() : c.endDate();
    List<LocalDate> days = new ArrayList<>(books.days(term.id()));
    var codes = new TreeSet<String>();
    if (start.isAfter(end)) {
      codes.add("dates_reversed");
    }
    if (!days.isEmpty()
        && (Collections.min(days).isBefore(start) || Collections.max(days).isAfter(end))) {
      codes.add("entries_outside_period");
    }
    return codes;
  }

  private Set<String> close(ClosePeriod.Asked c) {
    Term term = books.known(c.id());
    if (!term.isOpen()) {
      return Set.of("period_closed");
    }
    var codes = new TreeSet<>(new Reckoning(books, c.on()).hindrances(term));
    if (c.acceptUnallocated()) {
      codes.remove("unallocated_expenses");
    }
    return codes;
  }

  private Books.Item item(BudgetItemId id) {
    return known(Books.find(books.items, item -> item.id().equals(id)));
  }

  private PeriodId periodOf(ContributionId id) {
    return known(Books.find(books.paid, entry -> entry.id().equals(id))).period();
  }

  private PeriodId periodOf(ExpenseId id) {
    return known(Books.find(books.spent, entry -> entry.id().equals(id))).period();
  }

  private PeriodId periodOf(ChargeId id) {
    return known(Books.find(books.charged, entry -> entry.id().equals(id))).period();
  }

  private PeriodId periodOf(ReadingId id) {
    return known(Books.find(books.meters, entry -> entry.id().equals(id))).period();
  }

  private static <T> T known(@Nullable T thing) {
    return requireNonNull(thing);
  }
}
