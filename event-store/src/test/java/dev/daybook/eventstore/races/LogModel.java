package dev.daybook.eventstore.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The whole log in memory, as its owner sees it: the naive judge of every race. */
final class LogModel {

  private static final String WHOLE_LOG =
      """
      SELECT position, id, tenant, type, revision, recorded_at, effective_on, tags,
             payload::text, metadata::text
      FROM daybook.event ORDER BY position
      """;

  private final List<StoredEvent> events;

  private LogModel(List<StoredEvent> events) {
    this.events = events;
  }

  /** Reads around the store under test, so that one fault can't hide another. */
  static LogModel read(TestDatabase database) {
    List<StoredEvent> events = new ArrayList<>();
    try (Connection connection = database.jdbc();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(WHOLE_LOG)) {
      while (rows.next()) {
        events.add(event(rows));
      }
    } catch (SQLException failed) {
      throw new AssertionError("The log can't be read", failed);
    }
    return new LogModel(events);
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong("position"),
        row.getObject("id", UUID.class),
        row.getString("tenant"),
        row.getString("type"),
        row.getInt("revision"),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getObject("effective_on", LocalDate.class),
        Set.of((String[]) row.getArray("tags").getArray()),
        row.getString("payload"),
        row.getString("metadata"));
  }

  long head() {
    return events.size();
  }

  StoredEvent at(long position) {
    return events.get(Math.toIntExact(position - 1));
  }

  long positionOf(UUID id) {
    return events.stream()
        .filter(event -> event.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("lost: " + id))
        .position();
  }

  List<StoredEvent> all() {
    return events;
  }

  /** The events of a boundary after the one position, up to the other. */
  List<StoredEvent> within(String tenant, Boundary boundary, long after, long until) {
    return events.subList(Math.toIntExact(Math.min(after, until)), Math.toIntExact(until)).stream()
        .filter(event -> event.tenant().equals(tenant) && matches(boundary, event))
        .toList();
  }

  static boolean matches(Boundary boundary, StoredEvent event) {
    return boundary.criteria().isEmpty()
        || boundary.criteria().stream().anyMatch(criterion -> matches(criterion, event));
  }

  private static boolean matches(Criterion criterion, StoredEvent event) {
    return (criterion.types().isEmpty() || criterion.types().contains(event.type()))
        && event.tags().containsAll(criterion.tags());
  }

  /** Positions from 1 without gaps, times that never go back, every event once. */
  void isWellFormed() {
    for (int i = 0; i < events.size(); i++) {
      assertThat(events.get(i).position()).as("position of event %d", i + 1).isEqualTo(i + 1);
      assertThat(i == 0 || !events.get(i).recordedAt().isBefore(events.get(i - 1).recordedAt()))
          .as("the time of position %d is not before the one before it", i + 1)
          .isTrue();
    }
    assertThat(events.stream().map(StoredEvent::id)).as("ids").doesNotHaveDuplicates();
  }
}
