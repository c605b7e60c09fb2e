package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.READING_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.READING_RECORDED;
import static dev.daybook.contracts.community.CommunityEvents.READING_VOIDED;
import static dev.daybook.contracts.community.CommunityEvents.reading;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessMeasure;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessWithin;

import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.CommunityRejection.MeterReversed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.ReadingEdited;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.contracts.community.ReadingRecorded;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.contracts.community.ReadingVoided;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A reading of a meter as it stands now. */
public record MeterReading(
    ReadingId id,
    PeriodId periodId,
    PropertyId propertyId,
    BudgetItemId budgetItemId,
    BigDecimal start,
    BigDecimal end,
    LocalDate date) {

  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(12);

  public static Criterion lifecycle(ReadingId id) {
    return Criterion.types(READING_RECORDED.name(), READING_EDITED.name(), READING_VOIDED.name())
        .tagged(reading(id));
  }

  /** What every reading is held to, new or edited. */
  public static Decision.Faults refuseUnlessFitting(
      Period period, LocalDate date, BigDecimal start, BigDecimal end) {
    return refuseUnlessWithin(period, date)
        .or(refuseUnlessMeasure("meter_start_reading", start, LARGEST))
        .or(refuseUnlessMeasure("meter_end_reading", end, LARGEST))
        .orIf(end.compareTo(start) < 0, () -> new MeterReversed(start, end));
  }

  /** What an event leaves of the reading: null once it is voided. */
  public static @Nullable MeterReading after(ReadingEvent event) {
    return switch (event) {
      case ReadingRecorded e ->
          new MeterReading(
              e.readingId(),
              e.periodId(),
              e.propertyId(),
              e.budgetItemId(),
              e.meterStartReading(),
              e.meterEndReading(),
              e.date());
      case ReadingEdited e ->
          new MeterReading(
              e.readingId(),
              e.periodId(),
              e.propertyId(),
              e.budgetItemId(),
              e.meterStartReading(),
              e.meterEndReading(),
              e.date());
      case ReadingVoided e -> null;
    };
  }

  public ReadingView view() {
    return new ReadingView(id, periodId, propertyId, budgetItemId, start, end, date);
  }
}
