package dev.daybook.ledger.community.budgetitems;

import static dev.daybook.ledger.community.Story.*;
import static dev.daybook.ledger.community.Story.metered;

import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.CommunityRejection.BudgetItemInUse;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.community.budgetitems.VoidBudgetItem.State;
import dev.daybook.ledger.platform.slice.ViewedSliceSpec;
import dev.daybook.projections.Entry;
import org.junit.jupiter.api.Test;

class VoidBudgetItemSpec {

  private static final VoidBudgetItem.Asked VOID_SECURITY = new VoidBudgetItem.Asked(SECURITY);

  private final ViewedSliceSpec<VoidBudgetItem.Asked, State> spec =
      new ViewedSliceSpec<>(new VoidBudgetItem(), CommunityKinds.ALL);

  @Test
  void whatIsNotThereIsUnknown() {
    spec.given(new State(null, null, 0, 0))
        .when(VOID_SECURITY)
        .ofVersion(0)
        .thenRefused(new NoSuchEntry("budget item", SECURITY));
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
        .thenRefused(new BudgetItemInUse(budgetItem(Q1), 2, 0));
  }

  @Test
  void anItemThatReadingsNameStays() {
    var open = in(PeriodStatus.OPEN, 0);
    spec.given(new State(open.item(), open.period(), 0, 3))
        .when(VOID_SECURITY)
        .thenRefused(new BudgetItemInUse(budgetItem(Q1), 0, 3));
  }

  @Test
  void aClosedPeriodKeepsWhatItHas() {
    spec.given(in(PeriodStatus.CLOSED, 2))
        .when(VOID_SECURITY)
        .thenRefused(new PeriodIsClosed(Q1, "2026 Q1"));
  }

  @Test
  void itDependsOnWhoNamesTheItemAndOnThePeriod() {
    spec.given(in(PeriodStatus.OPEN, 0))
        .when(VOID_SECURITY)
        .dependingOn(security(), spent("1.00"), metered("0", "1"), closed(), reopened())
        .regardlessOf(contributed("1.00"), charged("1.00"), ada(), flat());
  }

  private static State in(PeriodStatus status, long expenses) {
    var closedOn = status == PeriodStatus.CLOSED ? END_OF_MARCH : null;
    return new State(
        new Entry<>(budgetItem(Q1), 7, 7),
        new Period(Q1, "2026 Q1", NEW_YEAR, END_OF_MARCH, EUROS, status, null, closedOn),
        expenses,
        0);
  }
}
