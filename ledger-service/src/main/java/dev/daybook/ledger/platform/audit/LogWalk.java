package dev.daybook.ledger.platform.audit;

import dev.daybook.eventstore.StoredEvent;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the events of all tenants in order, some at a time, as they stand in the log. */
final class LogWalk {

  /** The most events that are read at once. */
  private static final int EVENTS = 1_000;

  /** The most positions that are looked through at once, should there be no events at them. */
  private static final int POSITIONS = 20_000;

  /** The most characters that these have together; only a single event may be longer. */
  private static final long CHARACTERS = 4 << 20;

  private static final int FETCH_ROWS = 200;

  /**
   * Times come as microseconds, because they are quicker to read than as text; one that is no time
   * of an event as none, because whoever put it there must not stop the reading.
   */
  private static final String PAGE =
      """
      SELECT position, id, tenant, type, revision, CASE WHEN isfinite(recorded_at) THEN (extract(epoch FROM recorded_at) * 1000000)::bigint END,
             effective_on, tags, payload, metadata
      FROM daybook.event
      WHERE position > $1 AND position <= $2
      ORDER BY position
      LIMIT $3
      """;

  private LogWalk() {}

  /**
   * What stands at a position.
   *
   * @param event null if it can't be read as one, which nobody but a superuser can bring about
   */
  record Found(long position, String tenant, @Nullable StoredEvent event) {}

  /**
   * Some of the log.
   *
   * @param upTo the position up to which nothing else stands
   */
  record Page(List<Found> found, long upTo) {}

  /** What comes next after a position, up to another one at most. */
  static Mono<Page> next(Connection connection, long after, long until) {
    return Mono.defer(
        () -> {
          var draft = new Draft(Math.min(until, after + POSITIONS));
          var statement =
              connection
                  .createStatement(PAGE)
                  .fetchSize(FETCH_ROWS)
                  .bind(0, after)
                  .bind(1, draft.until)
                  .bind(2, EVENTS);
          return Flux.<Result>from(statement.execute())
              .concatMap(result -> result.map(LogWalk::found))
              .takeUntil(draft::isFullWith)
              .then(Mono.fromSupplier(draft::page));
        });
  }

  private static final class Draft {

    private final long until;
    private final List<Found> found = new ArrayList<>();
    private long characters;

    Draft(long until) {
      this.until = until;
    }

    boolean isFullWith(Found next) {
      found.add(next);
      var event = next.event;
      characters += event == null ? 0 : event.payload().length() + event.metadata().length();
      return isFull();
    }

    private boolean isFull() {
      return found.size() >= EVENTS || characters >= CHARACTERS;
    }

    Page page() {
      return new Page(found, isFull() ? found.getLast().position : until);
    }
  }

  private static Found found(Readable row) {
    var tenant = row.get(2, String.class);
    return new Found(column(row, 0, Long.class), tenant == null ? "" : tenant, event(row));
  }

  private static @Nullable StoredEvent event(Readable row) {
    try {
      return new StoredEvent(
          column(row, 0, Long.class),
          column(row, 1, UUID.class),
          column(row, 2, String.class),
          column(row, 3, String.class),
          column(row, 4, Integer.class),
          Instant.EPOCH.plus(column(row, 5, Long.class), ChronoUnit.MICROS),
          row.get(6, LocalDate.class),
          // Refuses a tag that stands there twice, as no event has it.
          Set.of(column(row, 7, String[].class)),
          column(row, 8, String.class),
          column(row, 9, String.class));
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  private static <T> T column(Readable row, int index, Class<T> type) {
    return Objects.requireNonNull(row.get(index, type));
  }
}
