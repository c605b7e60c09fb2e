package dev.daybook.accounting.community;

import dev.daybook.accounting.Ties;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.PropertyStretch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/** A property as it counts in a period: with the owner and the weight of one day. */
public record CountedProperty(
    PropertyId id, String label, OwnerId ownerId, BigDecimal shareWeight, boolean active) {

  /** The smallest label comes first; labels need not be unique, ids are. */
  public static final Comparator<CountedProperty> TIES =
      Comparator.comparing(CountedProperty::label, Ties.BY_CODE_POINT)
          .thenComparing(CountedProperty::id, Ties.BY_ID);

  public static CountedProperty on(LocalDate day, Property property) {
    return of(property.id(), property.label(), property.timeline().on(day));
  }

  public static CountedProperty on(LocalDate day, PropertyRow property) {
    return of(property.id(), property.label(), Timeline.on(property.stretches(), day));
  }

  private static CountedProperty of(PropertyId id, String label, PropertyStretch stretch) {
    return new CountedProperty(
        id, label, stretch.ownerId(), stretch.shareWeight(), stretch.active());
  }

  /**
   * The day that properties count on: the last of the period, or today while that is still to come.
   */
  public static LocalDate countingDay(LocalDate endDate, LocalDate today) {
    return today.isBefore(endDate) ? today : endDate;
  }
}
