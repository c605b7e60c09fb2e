package dev.daybook.ledger.community.editcontribution;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NoSuchContribution;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.CommunityRejection.TooManyDecimals;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEdited;
import dev.daybook.contracts.community.EditContribution;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.ledger.community.editcontribution.EditContributionSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditContributionSpec {

  private final SliceSpec<EditContribution, CommunityEvent, State> spec =
      new SliceSpec<>(new EditContributionSlice(), CommunityEvents.TYPES);

  @Test
  void whatWasNeverRecordedIsUnknown() {
    spec.given().when(amount("60.00")).thenRefused(new NoSuchContribution(FIRST));
  }

  @Test
  void theEventCarriesTheWholeContributionAsItReadsNow() {
    spec.given(opened(), ada(), contributed("50.00"))
        .when(amount("60.00"))
        .then(new ContributionEdited(FIRST, Q1, ADA, eur("60.00"), NEW_YEAR, "January"));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    spec.given(opened(), ada(), contributed("50.00")).when(amount("50")).then();
  }

  @Test
  void aCommentIsTakenAwayOnlyWhenThatIsAsked() {
    spec.given(opened(), ada(), contributed("50.00"))
        .when(edit(null, null, Optional.empty()))
        .then(new ContributionEdited(FIRST, Q1, ADA, eur("50.00"), NEW_YEAR, null));
  }

  @Test
  void anotherOwnerMustBeRegistered() {
    spec.given(opened(), ada(), contributed("50.00"))
        .when(edit(BEN, null, null))
        .thenRefused(new UnknownOwner(BEN, "owner_id"));
    spec.given(opened(), ada(), ben(), contributed("50.00"))
        .when(edit(BEN, null, null))
        .then(new ContributionEdited(FIRST, Q1, BEN, eur("50.00"), NEW_YEAR, "January"));
  }

  @Test
  void theNewAmountIsHeldToTheSameRules() {
    spec.given(opened(), ada(), contributed("50.00"))
        .when(amount("0.001"))
        .thenRefused(new TooManyDecimals(EUROS, "amount"));
  }

  @Test
  void aClosedPeriodTakesNoEdit() {
    spec.given(opened(), ada(), contributed("50.00"), closed())
        .when(amount("60.00"))
        .thenRefused(new PeriodIsClosed(Q1));
  }

  @Test
  void whatWasVoidedIsUnknown() {
    spec.given(opened(), ada(), contributed("50.00"), voided())
        .when(amount("60.00"))
        .thenRefused(new NoSuchContribution(FIRST));
  }

  private static EditContribution amount(String amount) {
    return edit(null, new BigDecimal(amount), null);
  }

  private static EditContribution edit(
      @Nullable OwnerId owner, @Nullable BigDecimal amount, @Nullable Optional<String> comment) {
    return new EditContribution(FIRST, owner, amount, null, comment);
  }
}
