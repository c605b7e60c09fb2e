package dev.daybook.contracts.community;

import dev.daybook.contracts.EventType;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the events of a community are stored, and the tags that they are found by. */
public final class CommunityEvents {

  public static final EventType<OwnerRegistered> OWNER_REGISTERED =
      EventType.of(
              OwnerRegistered.class,
              "community.owner-registered",
              1,
              "A person is known to the community as an owner.")
          .tagged(e -> Set.of(owner(e.ownerId())))
          .personal("name", OwnerRegistered::ownerId)
          .personal("email", OwnerRegistered::ownerId);

  public static final EventType<OwnerEdited> OWNER_EDITED =
      EventType.of(
              OwnerEdited.class,
              "community.owner-edited",
              1,
              "An owner is called and reached like this from now on, whatever was known before.")
          .tagged(e -> Set.of(owner(e.ownerId())))
          .personal("name", OwnerEdited::ownerId)
          .personal("email", OwnerEdited::ownerId);

  public static final EventType<PeriodOpened> PERIOD_OPENED =
      EventType.of(
              PeriodOpened.class,
              "community.period-opened",
              1,
              "A service period takes entries from now on; both days belong to it.")
          .tagged(e -> Set.of(period(e.periodId()), periodName(e.startDate(), e.name())))
          .effectiveOn(PeriodOpened::startDate);

  public static final EventType<PeriodClosed> PERIOD_CLOSED =
      EventType.of(
              PeriodClosed.class,
              "community.period-closed",
              1,
              "A service period takes no more entries.")
          .tagged(e -> Set.of(period(e.periodId())));

  public static final EventType<PeriodReopened> PERIOD_REOPENED =
      EventType.of(
              PeriodReopened.class,
              "community.period-reopened",
              1,
              "A closed service period takes entries again, for the reason given.")
          .tagged(e -> Set.of(period(e.periodId())));

  public static final EventType<ContributionRecorded> CONTRIBUTION_RECORDED =
      EventType.of(
              ContributionRecorded.class,
              "community.contribution-recorded",
              1,
              "An owner paid money in.")
          .tagged(e -> contributionTags(e, e.ownerId()))
          .effectiveOn(ContributionRecorded::date)
          .personal("comment", ContributionRecorded::ownerId);

  public static final EventType<ContributionEdited> CONTRIBUTION_EDITED =
      EventType.of(
              ContributionEdited.class,
              "community.contribution-edited",
              1,
              "A contribution now reads like this, whatever it said before.")
          .tagged(e -> contributionTags(e, e.ownerId()))
          .effectiveOn(ContributionEdited::date)
          .personal("comment", ContributionEdited::ownerId);

  public static final EventType<ContributionVoided> CONTRIBUTION_VOIDED =
      EventType.of(
              ContributionVoided.class,
              "community.contribution-voided",
              1,
              "A contribution counts no more; its history stays.")
          .tagged(e -> Set.of(contribution(e.contributionId()), period(e.periodId())));

  public static final List<EventType<? extends CommunityEvent>> TYPES =
      List.of(
          OWNER_REGISTERED,
          OWNER_EDITED,
          PERIOD_OPENED,
          PERIOD_CLOSED,
          PERIOD_REOPENED,
          CONTRIBUTION_RECORDED,
          CONTRIBUTION_EDITED,
          CONTRIBUTION_VOIDED);

  public static String owner(OwnerId id) {
    return "owner:" + id.value();
  }

  public static String period(PeriodId id) {
    return "period:" + id.value();
  }

  public static String contribution(ContributionId id) {
    return "contribution:" + id.value();
  }

  /**
   * One tag for all the spellings of a name within a calendar year: that is what makes names
   * unique.
   */
  public static String periodName(LocalDate startDate, String name) {
    var folded = name.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return "period-name:%d/%s"
        .formatted(startDate.getYear(), Normalizer.normalize(folded, Normalizer.Form.NFC));
  }

  private static Set<String> contributionTags(ContributionEvent event, OwnerId owner) {
    return Set.of(contribution(event.contributionId()), period(event.periodId()), owner(owner));
  }

  private CommunityEvents() {}
}
