package dev.daybook.contracts.community;

import static dev.daybook.contracts.TagText.fitting;

import dev.daybook.contracts.EventType;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the events of a community are stored, and the tags that they are found by. */
public final class CommunityEvents {

  public static final List<EventType<? extends CommunityEvent>> TYPES =
      Stream.of(
              OwnerEvent.OWNER.types(),
              PropertyEvent.TYPES,
              PeriodEvent.PERIOD.types(),
              PeriodEvent.CLOSING.types(),
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

  static Set<String> with(Set<String> tags, String more) {
    return Stream.concat(tags.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  private CommunityEvents() {}
}
