package dev.daybook.projections;

import dev.daybook.projections.LogPage.Obstacle;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the log page by page, decoded once for all the views that are posted together. */
final class PageReader {

  /** The most events that a page has. */
  static final int PAGE_EVENTS = 4_000;

  /** The most bytes that the events of a page have together; only a single event may be larger. */
  static final int PAGE_BYTES = 4 << 20;

  /**
   * The most positions that are looked through for a page, however few events at them are wanted.
   */
  static final int PAGE_POSITIONS = 50_000;

  private static final int FETCH_ROWS = 1_000;

  private final RunnerDatabase database;
  private final StoredForms forms;
  private final Set<String> wanted;
  private final String[] passed;

  PageReader(RunnerDatabase database, StoredForms forms, List<Share<?>> shares) {
    this.database = database;
    this.forms = forms;
    this.wanted =
        shares.stream().flatMap(share -> share.types().stream()).collect(Collectors.toSet());
    this.passed = forms.names().stream().filter(n -> !wanted.contains(n)).toArray(String[]::new);
  }

  /** The next events after a position, at most up to another one that the log has reached. */
  Mono<LogPage> read(long after, long upTo, int events) {
    return database.use(connection -> read(connection, after, upTo, events).flux()).singleOrEmpty();
  }

  /**
   * The next events as {@link #read(long, long, int)} finds them, but within a transaction, as that
   * sees the log.
   */
  Mono<LogPage> read(Connection connection, long after, long upTo, int events) {
    return Mono.defer(
        () -> {
          var draft = new Draft(after, Math.min(upTo, after + PAGE_POSITIONS), events);
          return rows(connection, draft)
              .takeUntil(ignored -> draft.isFull())
              .then(Mono.fromSupplier(draft::page));
        });
  }

  private Flux<Integer> rows(Connection connection, Draft draft) {
    var statement =
        connection
            .createStatement(PAGE)
            .fetchSize(Math.min(FETCH_ROWS, draft.limit))
            .bind(0, draft.after)
            .bind(1, draft.upTo)
            .bind(2, passed)
            .bind(3, draft.limit);
    return Flux.<Result>from(statement.execute()).concatMap(result -> result.map(draft::add));
  }

  /**
   * Types that nobody knows are read too: they stop every view. Times come as microseconds, because
   * reading them as text would be a fifth of the work of a rebuild.
   */
  private static final String PAGE =
      """
      select position, id, tenant, type, revision, payload, metadata,
             (extract(epoch from recorded_at) * 1000000)::bigint
        from daybook.event
       where position > $1 and position <= $2 and type <> all ($3)
       order by position
       limit $4
      """;

  private final class Draft {

    private final long after;
    private final long upTo;
    private final int limit;
    private final List<Posted<?>> events = new ArrayList<>();
    private long bytes;
    private long last;
    private @Nullable Obstacle obstacle;

    Draft(long after, long upTo, int limit) {
      this.after = after;
      this.upTo = upTo;
      this.limit = limit;
      this.last = after;
    }

    boolean isFull() {
      return events.size() >= limit || bytes >= PAGE_BYTES || obstacle != null;
    }

    Integer add(Readable row) {
      if (!isFull()) {
        long position = column(row, 0, Long.class);
        String type = column(row, 3, String.class);
        try {
          decode(row, position, type);
          last = position;
        } catch (RuntimeException unreadable) {
          obstacle =
              new Obstacle(
                  position,
                  column(row, 1, UUID.class),
                  type,
                  forms.names().contains(type),
                  unreadable);
        }
      }
      return events.size();
    }

    private void decode(Readable row, long position, String type) {
      if (!wanted.contains(type)) {
        throw new IllegalStateException("no event is known by this type");
      }
      var payload = column(row, 5, String.class);
      var event = forms.read(position, type, column(row, 4, Integer.class), payload);
      var actor = forms.actor(column(row, 6, String.class));
      events.add(
          new Posted<>(
              position,
              column(row, 1, UUID.class),
              column(row, 2, String.class),
              at(row),
              actor,
              event));
      bytes += payload.length();
    }

    private Instant at(Readable row) {
      return Instant.EPOCH.plus(column(row, 7, Long.class), ChronoUnit.MICROS);
    }

    /**
     * Reads a column by its index, and not by its name like everywhere else, because a rebuild does
     * little else than this.
     */
    private <T> T column(Readable row, int index, Class<T> type) {
      return Objects.requireNonNull(row.get(index, type));
    }

    LogPage page() {
      long reached = obstacle != null ? obstacle.position() - 1 : isFull() ? last : upTo;
      return new LogPage(after, List.copyOf(events), reached, obstacle);
    }
  }
}
