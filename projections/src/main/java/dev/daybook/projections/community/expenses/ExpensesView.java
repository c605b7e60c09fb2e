package dev.daybook.projections.community.expenses;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseView;
import dev.daybook.contracts.community.ExpenseVoided;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every expense, as it read at every position. */
public final class ExpensesView
    implements View<ExpenseEvent>, Entries.Fold<ExpenseEvent, ExpenseView> {

  public static final String NAME = "expenses";

  private final Entries<ExpenseEvent, ExpenseView> entries =
      new Entries<>("expense", new ExpenseColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(ExpensesView.class, "expenses.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<EventType<? extends ExpenseEvent>> events() {
    return List.of(
        CommunityEvents.EXPENSE_RECORDED,
        CommunityEvents.EXPENSE_EDITED,
        CommunityEvents.EXPENSE_VOIDED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<ExpenseEvent>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(ExpenseEvent event) {
    return event.expenseId().value();
  }

  @Override
  public boolean begins(ExpenseEvent event) {
    return event instanceof ExpenseRecorded;
  }

  @Override
  public @Nullable ExpenseView evolve(@Nullable ExpenseView before, ExpenseEvent event) {
    return switch (event) {
      case ExpenseRecorded e ->
          new ExpenseView(
              e.expenseId(),
              e.periodId(),
              e.paidBy(),
              e.amount(),
              e.currency(),
              e.paymentType(),
              e.date(),
              e.vendor(),
              e.description(),
              e.budgetItemId());
      case ExpenseEdited e ->
          new ExpenseView(
              e.expenseId(),
              e.periodId(),
              e.paidBy(),
              e.amount(),
              e.currency(),
              e.paymentType(),
              e.date(),
              e.vendor(),
              e.description(),
              e.budgetItemId());
      case ExpenseVoided e -> null;
    };
  }
}
