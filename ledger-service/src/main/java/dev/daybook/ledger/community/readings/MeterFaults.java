package dev.daybook.ledger.community.readings;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessMeasure;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessWithin;

import dev.daybook.contracts.community.CommunityRejection.MeterReversed;
import dev.daybook.contracts.community.CommunityRejection.UnknownProperty;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What every reading is held to, new or edited. */
final class MeterFaults {

  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);

  static Decision.Reasons refuseUnlessFitting(
      Period period, LocalDate date, BigDecimal start, BigDecimal end) {
    return refuseUnlessWithin(period, date)
        .and(refuseUnlessMeasure("meter_start_reading", start, LARGEST))
        .and(refuseUnlessMeasure("meter_end_reading", end, LARGEST))
        .and(end.compareTo(start) < 0, () -> new MeterReversed(start, end));
  }

  /**
   * @param property null if none is named
   */
  static Decision.Reasons refuseUnlessProperty(Known known, @Nullable PropertyId property) {
    return property == null
        ? Decision.noFaults()
        : Decision.refuseIf(!known.has(PROPERTY, property), () -> new UnknownProperty(property));
  }

  private MeterFaults() {}
}
