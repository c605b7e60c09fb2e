package dev.daybook.ledger.community.editbudgetitem;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.BudgetItemView;
import dev.daybook.contracts.community.BudgetItemVoided;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.CommunityRejection.DuplicateBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.NoSuchBudgetItem;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.EditBudgetItem;
import dev.daybook.ledger.community.editbudgetitem.EditBudgetItemSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditBudgetItemSpec {

  private static final BudgetItemId OTHER = new BudgetItemId(new UUID(1, 1));

  private final EditBudgetItemSlice slice = new EditBudgetItemSlice();
  private final SliceSpec<EditBudgetItem, CommunityEvent, State> spec =
      new SliceSpec<>(slice, CommunityEvents.TYPES);

  @Test
  void whatWasNeverAddedOrWasVoidedIsUnknown() {
    spec.given(opened()).when(cost("650")).thenRefused(new NoSuchBudgetItem(SECURITY));
    spec.given(opened(), security(), new BudgetItemVoided(SECURITY, Q1))
        .when(cost("650"))
        .thenRefused(new NoSuchBudgetItem(SECURITY));
  }

  @Test
  void theEventCarriesTheWholeItemAsItReadsNow() {
    spec.given(opened(), security())
        .when(cost("650"))
        .then(edited("SECURITY", "650.00", AllocationStrategy.PROPORTIONAL, null))
        .answering(
            new BudgetItemView(
                SECURITY,
                Q1,
                "SECURITY",
                new BigDecimal("650.00"),
                EUR,
                AllocationStrategy.PROPORTIONAL,
                null));
    spec.given(opened(), security())
        .when(new EditBudgetItem(SECURITY, null, null, AllocationStrategy.FIXED_FEE, null))
        .then(edited("SECURITY", "600.00", AllocationStrategy.FIXED_FEE, null));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    spec.given(opened(), security()).when(edit("SECURITY", "600", Optional.empty())).then();
  }

  @Test
  void aPriceIsTakenAwayOnlyWhenThatIsAsked() {
    var priced = edited("SECURITY", "600.00", AllocationStrategy.PROPORTIONAL, "2.15");
    spec.given(opened(), security())
        .when(edit(null, null, Optional.of(new BigDecimal("2.150"))))
        .then(priced);
    spec.given(opened(), security(), priced)
        .when(cost("650"))
        .then(edited("SECURITY", "650.00", AllocationStrategy.PROPORTIONAL, "2.15"));
    spec.given(opened(), security(), priced)
        .when(edit(null, null, Optional.empty()))
        .then(edited("SECURITY", "600.00", AllocationStrategy.PROPORTIONAL, null));
  }

  @Test
  void anItemMayShareAnotherKindOfCostIfNoneDoes() {
    spec.given(opened(), security())
        .when(edit("GUARDS", null, null))
        .then(edited("GUARDS", "600.00", AllocationStrategy.PROPORTIONAL, null));
    spec.given(opened(), security(), other("GUARDS"))
        .when(edit("GUARDS", null, null))
        .thenRefused(new DuplicateBudgetItem("GUARDS"));
    spec.given(opened(), other("GUARDS"), security(), new BudgetItemVoided(OTHER, Q1))
        .when(edit("GUARDS", null, null))
        .then(edited("GUARDS", "600.00", AllocationStrategy.PROPORTIONAL, null));
  }

  @Test
  void onlyEventsOfThisItemMakeItsVersion() {
    Assertions.assertThat(slice.isVersion(cost("1"), security())).isTrue();
    Assertions.assertThat(slice.isVersion(cost("1"), other("GUARDS"))).isFalse();
    Assertions.assertThat(slice.isVersion(cost("1"), opened())).isFalse();
  }

  @Test
  void amountsAreHeldToTheSameRules() {
    spec.given(opened(), security())
        .when(edit(null, "0.001", Optional.of(new BigDecimal("0.0000001"))))
        .thenRefused(
            new TooManyDecimals(EUROS, "budgeted_cost"), new NumberTooPrecise(6, "unit_price"));
    spec.given(opened(), security())
        .when(cost("10000000000000.01"))
        .thenRefused(new AmountTooLarge("10000000000000.00", "budgeted_cost"));
  }

  @Test
  void aClosedPeriodTakesNoEdit() {
    spec.given(opened(), security(), closed())
        .when(cost("650"))
        .thenRefused(new PeriodIsClosed(Q1));
  }

  private static BudgetItemAdded other(String paymentType) {
    return new BudgetItemAdded(
        OTHER, Q1, paymentType, new BigDecimal("1.00"), EUR, AllocationStrategy.NONE, null);
  }

  private static BudgetItemEdited edited(
      String paymentType, String cost, AllocationStrategy strategy, @Nullable String price) {
    return new BudgetItemEdited(
        SECURITY,
        Q1,
        paymentType,
        new BigDecimal(cost),
        EUR,
        strategy,
        price == null ? null : new BigDecimal(price));
  }

  private static EditBudgetItem cost(String cost) {
    return edit(null, cost, null);
  }

  private static EditBudgetItem edit(
      @Nullable String paymentType, @Nullable String cost, @Nullable Optional<BigDecimal> price) {
    return new EditBudgetItem(
        SECURITY, paymentType, cost == null ? null : new BigDecimal(cost), null, price);
  }
}
