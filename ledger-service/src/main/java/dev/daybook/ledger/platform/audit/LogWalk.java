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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the events of all tenants in order, some at a time, as they stand in the log. */
final class LogWalk {

  /** The most events that are read at once. */
  static final int EVENTS = 1_000;

  /** The most characters that these have together; only a single event may be longer. */
  private static final long CHARACTERS = 4 << 20;

  private static final int FETCH_ROWS = 200;

  /** Times come as microseconds, because they are quicker to read than as text. */
  private static final String PAGE =
      """
      SELECT position, id, tenant, type, revision, (extract(epoch FROM recorded_at) * 1000000)::bigint,
             effective_on, tags, payload, metadata
      FROM daybook.event
      WHERE position > $1 AND position <= $2
      ORDER BY position
      LIMIT $3
      """;

  private LogWalk() {}

  /** The next events after a position, up to another one; none if there are no more. */
  static Mono<List<StoredEvent>> next(Connection connection, long after, long until) {
    return Mono.defer(
        () -> {
          var page = new Page();
          var statement =
              connection
                  .createStatement(PAGE)
                  .fetchSize(FETCH_ROWS)
                  .bind(0, after)
                  .bind(1, until)
                  .bind(2, EVENTS);
          return Flux.<Result>from(statement.execute())
              .concatMap(result -> result.map(LogWalk::event))
              .takeUntil(page::add)
              .then(Mono.just(page.events));
        });
  }

  private static final class Page {

    private final List<StoredEvent> events = new ArrayList<>();
    private long characters;

    /** Whether that is enough. */
    boolean add(StoredEvent event) {
      events.add(event);
      characters += event.payload().length() + event.metadata().length();
      return characters >= CHARACTERS;
    }
  }

  private static StoredEvent event(Readable row) {
    return new StoredEvent(
        column(row, 0, Long.class),
        column(row, 1, UUID.class),
        column(row, 2, String.class),
        column(row, 3, String.class),
        column(row, 4, Integer.class),
        Instant.EPOCH.plus(column(row, 5, Long.class), ChronoUnit.MICROS),
        row.get(6, LocalDate.class),
        Set.of(column(row, 7, String[].class)),
        column(row, 8, String.class),
        column(row, 9, String.class));
  }

  private static <T> T column(Readable row, int index, Class<T> type) {
    return Objects.requireNonNull(row.get(index, type));
  }
}
