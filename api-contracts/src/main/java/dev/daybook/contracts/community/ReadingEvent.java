package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.budgetItem;
import static dev.daybook.contracts.community.CommunityEvents.period;
import static dev.daybook.contracts.community.CommunityEvents.property;
import static dev.daybook.contracts.community.CommunityEvents.reading;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a reading. */
public sealed interface ReadingEvent extends CommunityEvent {

  ReadingId readingId();

  PeriodId periodId();

  record ReadingRecorded(Reading reading) implements Said {}

  record ReadingEdited(Reading reading) implements Said {}

  record ReadingVoided(ReadingId readingId, PeriodId periodId) implements ReadingEvent {}

  /** Says all of a reading, as it reads from now on. */
  sealed interface Said extends ReadingEvent {

    Reading reading();

    @Override
    default ReadingId readingId() {
      return reading().id();
    }

    @Override
    default PeriodId periodId() {
      return reading().periodId();
    }
  }

  private static @Nullable Reading after(@Nullable Reading before, ReadingEvent event) {
    return switch (event) {
      case Said said -> said.reading();
      case ReadingVoided _ -> null;
    };
  }

  Kind<ReadingEvent, ReadingId, Reading> READING =
      Kind.of(
          "reading",
          ReadingEvent::readingId,
          ReadingEvent::after,
          said(
              ReadingRecorded.class,
              "community.reading-recorded",
              "One meter of a property was read."),
          said(
              ReadingEdited.class,
              "community.reading-edited",
              "A reading now says this, whatever it said before."),
          EventType.of(
                  ReadingVoided.class,
                  "community.reading-voided",
                  1,
                  "A reading counts no more; its history stays.")
              .tagged(e -> Set.of(reading(e.readingId()), period(e.periodId()))));

  private static <E extends Said> EventType<E> said(Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(
            e ->
                Set.of(
                    reading(e.readingId()),
                    period(e.periodId()),
                    property(e.reading().propertyId()),
                    budgetItem(e.reading().budgetItemId())))
        .effectiveOn(e -> e.reading().date());
  }
}
