package dev.daybook.ledger.community.voidexpense;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NoSuchExpense;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.ExpenseVoided;
import dev.daybook.contracts.community.VoidExpense;
import dev.daybook.ledger.community.voidexpense.VoidExpenseSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import org.junit.jupiter.api.Test;

class VoidExpenseSpec {

  private static final VoidExpense VOID_BILL = new VoidExpense(BILL);
  private static final ExpenseVoided VOIDED = new ExpenseVoided(BILL, Q1);

  private final SliceSpec<VoidExpense, CommunityEvent, State> spec =
      new SliceSpec<>(new VoidExpenseSlice(), CommunityEvents.TYPES);

  @Test
  void whatWasNeverRecordedIsUnknown() {
    spec.given().when(VOID_BILL).thenRefused(new NoSuchExpense(BILL));
  }

  @Test
  void anExpenseIsVoided() {
    spec.given(opened(), ada(), spent("50.00")).when(VOID_BILL).then(VOIDED).answering(null);
  }

  @Test
  void nothingIsVoidedTwice() {
    spec.given(opened(), ada(), spent("50.00"), VOIDED)
        .when(VOID_BILL)
        .thenRefused(new NoSuchExpense(BILL));
  }

  @Test
  void aClosedPeriodKeepsWhatItHas() {
    spec.given(opened(), ada(), spent("50.00"), closed())
        .when(VOID_BILL)
        .thenRefused(new PeriodIsClosed(Q1));
  }
}
