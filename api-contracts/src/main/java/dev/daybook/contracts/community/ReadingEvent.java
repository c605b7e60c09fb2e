package dev.daybook.contracts.community;

/** What happens to a reading. */
public sealed interface ReadingEvent extends CommunityEvent
    permits ReadingRecorded, ReadingEdited, ReadingVoided {

  ReadingId readingId();

  PeriodId periodId();
}
