package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.CONTRIBUTION_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.CONTRIBUTION_RECORDED;
import static dev.daybook.contracts.community.CommunityEvents.CONTRIBUTION_VOIDED;
import static dev.daybook.contracts.community.CommunityEvents.contribution;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionRecorded;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.ContributionVoided;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Criterion;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A contribution as it stands now. */
public record Contribution(
    ContributionId id,
    PeriodId periodId,
    OwnerId ownerId,
    Money money,
    LocalDate date,
    @Nullable String comment) {

  public static Criterion lifecycle(ContributionId id) {
    return Criterion.types(
            CONTRIBUTION_RECORDED.name(), CONTRIBUTION_EDITED.name(), CONTRIBUTION_VOIDED.name())
        .tagged(contribution(id));
  }

  /** What an event leaves of the contribution: null once it is voided. */
  public static @Nullable Contribution after(ContributionEvent event) {
    return switch (event) {
      case ContributionRecorded e ->
          new Contribution(
              e.contributionId(), e.periodId(), e.ownerId(), e.money(), e.date(), e.comment());
      case ContributionEdited e ->
          new Contribution(
              e.contributionId(), e.periodId(), e.ownerId(), e.money(), e.date(), e.comment());
      case ContributionVoided e -> null;
    };
  }

  public ContributionView view() {
    return new ContributionView(
        id, periodId, ownerId, money.amount(), money.currency().code(), date, comment);
  }
}
