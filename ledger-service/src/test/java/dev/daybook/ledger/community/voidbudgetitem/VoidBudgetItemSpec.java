package dev.daybook.ledger.community.voidbudgetitem;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.BudgetItemInUse;
import dev.daybook.contracts.community.CommunityRejection.NoSuchBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.community.VoidBudgetItem;
import dev.daybook.ledger.community.voidbudgetitem.VoidBudgetItemSlice.State;
import dev.daybook.ledger.platform.command.ViewedSliceSpec;
import dev.daybook.projections.Entry;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class VoidBudgetItemSpec {

  private static final VoidBudgetItem VOID_SECURITY = new VoidBudgetItem(SECURITY);

  private final ViewedSliceSpec<VoidBudgetItem, State> spec =
      new ViewedSliceSpec<>(new VoidBudgetItemSlice(), CommunityEvents.TYPES);

  @Test
  void whatIsNotThereIsUnknown() {
    spec.given(new State(null, null, 0))
        .when(VOID_SECURITY)
        .ofVersion(0)
        .thenRefused(new NoSuchBudgetItem(SECURITY));
  }

  @Test
  void anItemThatNoExpenseNamesIsVoided() {
    spec.given(in(PeriodStatus.OPEN, 0))
        .when(VOID_SECURITY)
        .ofVersion(7)
        .then(new BudgetItemVoided(SECURITY, Q1))
        .answering(null);
  }

  @Test
  void anItemThatExpensesNameStays() {
    spec.given(in(PeriodStatus.OPEN, 2))
        .when(VOID_SECURITY)
        .thenRefused(new BudgetItemInUse(SECURITY, 2));
  }

  @Test
  void aClosedPeriodKeepsWhatItHas() {
    spec.given(in(PeriodStatus.CLOSED, 2)).when(VOID_SECURITY).thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void itDependsOnWhoNamesTheItemAndOnThePeriod() {
    spec.given(in(PeriodStatus.OPEN, 0))
        .when(VOID_SECURITY)
        .dependingOn(security(), spent("1.00"), closed(), reopened())
        .regardlessOf(contributed("1.00"), charged("1.00"), ada(), flat());
  }

  private static State in(PeriodStatus status, long expenses) {
    var item =
        new BudgetItemView(
            SECURITY,
            Q1,
            "SECURITY",
            new BigDecimal("600.00"),
            EUR,
            AllocationStrategy.PROPORTIONAL,
            null);
    var closedOn = status == PeriodStatus.CLOSED ? END_OF_MARCH : null;
    return new State(
        new Entry<>(item, 7, 7),
        new PeriodView(Q1, "2026 Q1", NEW_YEAR, END_OF_MARCH, EUROS, status, null, closedOn),
        expenses);
  }
}
