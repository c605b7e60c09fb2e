package dev.daybook.ledger.community.contributions;

import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.BEN;
import static dev.daybook.ledger.community.Story.EUR;
import static dev.daybook.ledger.community.Story.FIRST;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.ben;
import static dev.daybook.ledger.community.Story.contributed;
import static dev.daybook.ledger.community.Story.contribution;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.community.CommunityRejection.AmountTooLarge;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionEdited;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContributionsSpec {

  private final SliceSpec<RecordContribution.Asked> recording =
      new SliceSpec<>(new RecordContribution(), CommunityKinds.ALL);
  private final SliceSpec<EditContribution.Asked> editing =
      new SliceSpec<>(new EditContribution(), CommunityKinds.ALL);

  @Test
  void anOwnersMoneyIsRecordedInAnOpenPeriod() {
    recording
        .given(opened(), ada(), ben())
        .when(contributing("50"))
        .reading(lifecycle(PERIOD, Q1).and(lifecycle(OWNER, ADA)))
        .then(contributed("50.00"))
        .answering(contribution("50.00"));
  }

  @Test
  void anAmountHasALimitHoweverItIsWritten() {
    recording
        .given(opened(), ada())
        .when(contributing("1e999999999"))
        .thenRefused(new AmountTooLarge("10000000000000.00", "amount"));
  }

  private static RecordContribution.Asked contributing(String amount) {
    return new RecordContribution.Asked(
        FIRST,
        Q1,
        new RecordContribution.Body(ADA, new BigDecimal(amount), null, NEW_YEAR, "January"));
  }

  @Test
  void theEventOfAnEditCarriesTheWholeContributionAsItReadsNow() {
    editing
        .given(opened(), ada(), contributed("50.00"))
        .when(edit(null, new BigDecimal("60"), null, null))
        .reading(lifecycle(CONTRIBUTION, FIRST).and(lifecycle(PERIOD, Q1)))
        .then(new ContributionEdited(contribution("60.00")))
        .answering(contribution("60.00"));
  }

  @Test
  void everythingMayChangeAtOnce() {
    var day = LocalDate.parse("2026-02-01");
    var amount = new BigDecimal("30.00");
    editing
        .given(opened(), ada(), ben(), contributed("50.00"))
        .when(edit(BEN, amount, day, Optional.of("in cash")))
        .reading(
            lifecycle(CONTRIBUTION, FIRST).and(lifecycle(PERIOD, Q1)).and(lifecycle(OWNER, BEN)))
        .then(
            new ContributionEdited(new Contribution(FIRST, Q1, BEN, amount, EUR, day, "in cash")));
  }

  @Test
  void aCommentIsTakenAwayOnlyWhenThatIsAsked() {
    editing
        .given(opened(), ada(), contributed("50.00"))
        .when(edit(null, null, null, Optional.empty()))
        .then(
            new ContributionEdited(
                new Contribution(FIRST, Q1, ADA, new BigDecimal("50.00"), EUR, NEW_YEAR, null)));
  }

  private static EditContribution.Asked edit(
      @Nullable OwnerId owner,
      @Nullable BigDecimal amount,
      @Nullable LocalDate day,
      @Nullable Optional<String> comment) {
    return new EditContribution.Asked(
        FIRST, new EditContribution.Body(owner, amount, day, comment));
  }
}
