package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.contribution;
import static dev.daybook.contracts.community.CommunityEvents.owner;
import static dev.daybook.contracts.community.CommunityEvents.period;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a contribution. */
public sealed interface ContributionEvent extends CommunityEvent {

  ContributionId contributionId();

  PeriodId periodId();

  record ContributionRecorded(Contribution contribution) implements Said {}

  record ContributionEdited(Contribution contribution) implements Said {}

  record ContributionVoided(ContributionId contributionId, PeriodId periodId)
      implements ContributionEvent {}

  /** Says all of a contribution, as it reads from now on. */
  sealed interface Said extends ContributionEvent {

    Contribution contribution();

    @Override
    default ContributionId contributionId() {
      return contribution().id();
    }

    @Override
    default PeriodId periodId() {
      return contribution().periodId();
    }
  }

  private static @Nullable Contribution after(
      @Nullable Contribution before, ContributionEvent event) {
    return switch (event) {
      case Said said -> said.contribution();
      case ContributionVoided _ -> null;
    };
  }

  Kind<ContributionEvent, ContributionId, Contribution> CONTRIBUTION =
      Kind.of(
          "contribution",
          ContributionEvent::contributionId,
          ContributionEvent::after,
          said(
              ContributionRecorded.class,
              "community.contribution-recorded",
              "An owner paid money in."),
          said(
              ContributionEdited.class,
              "community.contribution-edited",
              "A contribution now reads like this, whatever it said before."),
          EventType.of(
                  ContributionVoided.class,
                  "community.contribution-voided",
                  1,
                  "A contribution counts no more; its history stays.")
              .tagged(e -> Set.of(contribution(e.contributionId()), period(e.periodId()))));

  private static <E extends Said> EventType<E> said(Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(
            e ->
                Set.of(
                    contribution(e.contributionId()),
                    period(e.periodId()),
                    owner(e.contribution().ownerId())))
        .effectiveOn(e -> e.contribution().date())
        .personal("contribution.comment", e -> e.contribution().ownerId());
  }
}
