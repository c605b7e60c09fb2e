package dev.daybook.contracts.community;

import dev.daybook.contracts.EventType;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the events of a community are stored, and the tags that they are found by. */
public final class CommunityEvents {

  private static final int MAX_NAME_IN_TAG = 100;

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

  public static final EventType<PropertyRegistered> PROPERTY_REGISTERED =
      EventType.of(
              PropertyRegistered.class,
              "community.property-registered",
              1,
              "Costs are shared over a property; what is said here holds from always.")
          .tagged(e -> Set.of(property(e.propertyId()), owner(e.ownerId())));

  public static final EventType<PropertyRelabelled> PROPERTY_RELABELLED =
      EventType.of(
              PropertyRelabelled.class,
              "community.property-relabelled",
              1,
              "A property is called something else.")
          .tagged(e -> Set.of(property(e.propertyId())));

  public static final EventType<PropertyChanged> PROPERTY_CHANGED =
      EventType.of(
              PropertyChanged.class,
              "community.property-changed",
              1,
              "From a day on a property has another owner, another weight, or counts or counts no"
                  + " more; what is null stays.")
          .tagged(CommunityEvents::changeTags)
          .effectiveOn(PropertyChanged::from);

  public static final EventType<PeriodOpened> PERIOD_OPENED =
      EventType.of(
              PeriodOpened.class,
              "community.period-opened",
              1,
              "A service period takes entries from now on; both days belong to it.")
          .tagged(CommunityEvents::openingTags)
          .effectiveOn(PeriodOpened::startDate);

  public static final EventType<PeriodEdited> PERIOD_EDITED =
      EventType.of(
              PeriodEdited.class,
              "community.period-edited",
              1,
              "A service period is called like this and has these days, whatever was said before.")
          .tagged(e -> Set.of(period(e.periodId()), periodName(e.startDate(), e.name())))
          .effectiveOn(PeriodEdited::startDate);

  public static final EventType<PeriodClosed> PERIOD_CLOSED =
      EventType.of(
              PeriodClosed.class,
              "community.period-closed",
              3,
              "A service period takes no more entries.")
          .tagged(e -> Set.of(period(e.periodId())))
          .effectiveOn(PeriodClosed::on)
          .upcast(1, closed -> closed.putNull("on").putNull("balances"))
          .upcast(2, closed -> closed);

  public static final EventType<PeriodReopened> PERIOD_REOPENED =
      EventType.of(
              PeriodReopened.class,
              "community.period-reopened",
              1,
              "A closed service period takes entries again, for the reason given.")
          .tagged(e -> Set.of(period(e.periodId())));

  public static final EventType<ClosingBalancesStated> CLOSING_BALANCES_STATED =
      EventType.of(
              ClosingBalancesStated.class,
              "community.closing-balances-stated",
              1,
              "What owners' accounts come to at the closing of a service period is signed off.")
          .tagged(e -> Set.of(period(e.periodId())));

  public static final EventType<ClosingBalancesRestated> CLOSING_BALANCES_RESTATED =
      EventType.of(
              ClosingBalancesRestated.class,
              "community.closing-balances-restated",
              1,
              "An earlier period was corrected, and so what was signed off here is no longer so.")
          .tagged(e -> Set.of(period(e.periodId())));

  public static final List<EventType<? extends CommunityEvent>> TYPES =
      Stream.of(
              List.of(
                  OWNER_REGISTERED,
                  OWNER_EDITED,
                  PROPERTY_REGISTERED,
                  PROPERTY_RELABELLED,
                  PROPERTY_CHANGED,
                  PERIOD_OPENED,
                  PERIOD_EDITED,
                  PERIOD_CLOSED,
                  PERIOD_REOPENED,
                  CLOSING_BALANCES_STATED,
                  CLOSING_BALANCES_RESTATED),
              ContributionEvent.CONTRIBUTION.types(),
              ExpenseEvent.EXPENSE.types(),
              BudgetItemEvent.BUDGET_ITEM.types(),
              ReadingEvent.READING.types(),
              ChargeEvent.CHARGE.types())
          .<EventType<? extends CommunityEvent>>flatMap(List::stream)
          .toList();

  public static String owner(OwnerId id) {
    return "owner:" + id.value();
  }

  public static String period(PeriodId id) {
    return "period:" + id.value();
  }

  public static String contribution(ContributionId id) {
    return "contribution:" + id.value();
  }

  public static String property(PropertyId id) {
    return "property:" + id.value();
  }

  public static String expense(ExpenseId id) {
    return "expense:" + id.value();
  }

  public static String budgetItem(BudgetItemId id) {
    return "budget-item:" + id.value();
  }

  public static String reading(ReadingId id) {
    return "reading:" + id.value();
  }

  public static String charge(ChargeId id) {
    return "charge:" + id.value();
  }

  /**
   * One tag for all the spellings of a name within a calendar year: that is what makes names
   * unique.
   */
  public static String periodName(LocalDate startDate, String name) {
    var folded = name.strip().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return "period-name:%d/%s"
        .formatted(startDate.getYear(), fitting(Normalizer.normalize(folded, Normalizer.Form.NFC)));
  }

  /** The period that continues another one; a period has at most one. */
  public static String periodAfter(PeriodId previous) {
    return "period-after:" + previous.value();
  }

  /** A kind of cost in a period; it has at most one budget item. */
  public static String paymentType(PeriodId period, String paymentType) {
    return "payment-type:%s/%s".formatted(period.value(), fitting(paymentType));
  }

  /**
   * A tag is a short line, and folding can make a text longer; a text that doesn't fit has a tag of
   * its own, too.
   */
  private static String fitting(String text) {
    boolean fits =
        text.length() <= MAX_NAME_IN_TAG && text.chars().noneMatch(Character::isISOControl);
    return fits ? text : UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Set<String> openingTags(PeriodOpened e) {
    var own = Set.of(period(e.periodId()), periodName(e.startDate(), e.name()));
    var previous = e.previousPeriodId();
    return previous == null ? own : with(own, periodAfter(previous));
  }

  private static Set<String> changeTags(PropertyChanged e) {
    var own = Set.of(property(e.propertyId()));
    var owner = e.ownerId();
    return owner == null ? own : with(own, owner(owner));
  }

  static Set<String> with(Set<String> tags, String more) {
    return Stream.concat(tags.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  private CommunityEvents() {}
}
