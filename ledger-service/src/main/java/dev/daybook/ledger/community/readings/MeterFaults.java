package dev.daybook.ledger.community.readings;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.BudgetItemEvent.BUDGET_ITEM;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessItemOf;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessMeasure;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessWithin;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.AllocationStrategy;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.MeterReversed;
import dev.daybook.contracts.community.CommunityRejection.NotMetered;
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

  /**
   * @param item null if none is named
   */
  static Decision.Reasons refuseUnlessMetered(
      Period period, Known known, @Nullable BudgetItemId item) {
    var named = item == null ? null : known.find(BUDGET_ITEM, item);
    return refuseUnlessItemOf(period, known, item)
        .and(
            named != null
                && named.periodId().equals(period.id())
                && named.allocationStrategy() != AllocationStrategy.USAGE_BASED,
            () -> new NotMetered(requireNonNull(named)));
  }

  private MeterFaults() {}
}
