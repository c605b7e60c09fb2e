package dev.daybook.projections.community.readings;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.ReadingEdited;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.ReadingRecorded;
import dev.daybook.contracts.community.ReadingView;
import dev.daybook.contracts.community.ReadingVoided;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every meter reading, as it read at every position. */
public final class ReadingsView
    implements View<ReadingEvent>, Entries.Fold<ReadingEvent, ReadingView> {

  public static final String NAME = "readings";

  private final Entries<ReadingEvent, ReadingView> entries =
      new Entries<>("reading", new ReadingColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(ReadingsView.class, "readings.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<EventType<? extends ReadingEvent>> events() {
    return List.of(
        CommunityEvents.READING_RECORDED,
        CommunityEvents.READING_EDITED,
        CommunityEvents.READING_VOIDED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<ReadingEvent>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(ReadingEvent event) {
    return event.readingId().value();
  }

  @Override
  public boolean begins(ReadingEvent event) {
    return event instanceof ReadingRecorded;
  }

  @Override
  public @Nullable ReadingView evolve(@Nullable ReadingView before, ReadingEvent event) {
    return switch (event) {
      case ReadingRecorded e ->
          new ReadingView(
              e.readingId(),
              e.periodId(),
              e.propertyId(),
              e.budgetItemId(),
              e.meterStartReading(),
              e.meterEndReading(),
              e.date());
      case ReadingEdited e ->
          new ReadingView(
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
}
