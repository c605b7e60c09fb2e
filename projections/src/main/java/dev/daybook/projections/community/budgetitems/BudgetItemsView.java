package dev.daybook.projections.community.budgetitems;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every budget item, as it read at every position. */
public final class BudgetItemsView
    implements View<BudgetItemEvent>, Entries.Fold<BudgetItemEvent, BudgetItemView> {

  public static final String NAME = "budget_items";

  private final Entries<BudgetItemEvent, BudgetItemView> entries =
      new Entries<>("budget_item", new BudgetItemColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(BudgetItemsView.class, "budget_items.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<EventType<? extends BudgetItemEvent>> events() {
    return List.of(
        CommunityEvents.BUDGET_ITEM_ADDED,
        CommunityEvents.BUDGET_ITEM_EDITED,
        CommunityEvents.BUDGET_ITEM_VOIDED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<BudgetItemEvent>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(BudgetItemEvent event) {
    return event.budgetItemId().value();
  }

  @Override
  public boolean begins(BudgetItemEvent event) {
    return event instanceof BudgetItemAdded;
  }

  @Override
  public @Nullable BudgetItemView evolve(@Nullable BudgetItemView before, BudgetItemEvent event) {
    return switch (event) {
      case BudgetItemAdded e ->
          new BudgetItemView(
              e.budgetItemId(),
              e.periodId(),
              e.paymentType(),
              e.budgetedCost(),
              e.currency(),
              e.allocationStrategy(),
              e.unitPrice());
      case BudgetItemEdited e ->
          new BudgetItemView(
              e.budgetItemId(),
              e.periodId(),
              e.paymentType(),
              e.budgetedCost(),
              e.currency(),
              e.allocationStrategy(),
              e.unitPrice());
      case BudgetItemVoided e -> null;
    };
  }
}
