package dev.daybook.projections.community.sheets;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.projections.community.properties.Timeline;
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

  public static CountedProperty on(LocalDate day, PropertyView property) {
    var stretch = Timeline.on(property.stretches(), day);
    return new CountedProperty(
        property.id(),
        property.label(),
        stretch.ownerId(),
        stretch.shareWeight(),
        stretch.active());
  }

  /**
   * The day that properties count on: the last of the period, or today while that is still to come.
   */
  public static LocalDate countingDay(LocalDate endDate, LocalDate today) {
    return today.isBefore(endDate) ? today : endDate;
  }
}
