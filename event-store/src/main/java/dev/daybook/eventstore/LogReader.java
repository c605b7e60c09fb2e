package dev.daybook.eventstore;

import dev.daybook.eventstore.BoundarySql.Wanted;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the log: boundaries in one statement, a long selection page by page. */
final class LogReader {

  private static final String RECALL =
      """
      SELECT fingerprint, first_position, last_position, recorded_at, answer
      FROM daybook.append_once WHERE tenant = $1 AND caller = $2 AND key = $3
      """;

  private final TenantConnections connections;
  private final int pageEvents;
  private final int boundaryEvents;

  LogReader(TenantConnections connections, int pageEvents, int boundaryEvents) {
    this.connections = connections;
    this.pageEvents = pageEvents;
    this.boundaryEvents = boundaryEvents;
  }

  /** One boundary, however large it may be. */
  Mono<Sourced> source(BoundaryKind kind, Wanted wanted) {
    return source(kind, List.of(wanted), boundaryEvents + 1)
        .map(List::getFirst)
        .doOnNext(
            sourced -> {
              if (sourced.events().size() > boundaryEvents) {
                throw new BoundaryTooLarge(wanted.boundary(), boundaryEvents);
              }
            });
  }

  /** Boundaries of one kind, in their order: of each the first events, at most so many. */
  Mono<List<Sourced>> source(BoundaryKind kind, List<Wanted> wanted, int limit) {
    BoundarySql sql = new BoundarySql(kind, wanted, limit);
    return connections
        .list(
            kind.tenant(),
            connection ->
                Mono.from(sql.on(connection).execute())
                    .flatMapMany(result -> result.map(HeadedRow::of)))
        .map(rows -> sourced(rows, wanted.size()));
  }

  /**
   * The selection up to its end, which must lie at or before the head. Holds two pages at the most,
   * and a connection only while it fetches one.
   */
  Flux<StoredEvent> read(Selection selection) {
    return page(selection)
        .expand(
            page ->
                page.size() < pageEvents
                    ? Mono.empty()
                    : page(selection.after(page.getLast().position())))
        .concatMapIterable(page -> page, 1);
  }

  Mono<Long> head() {
    return number("SELECT daybook.head()");
  }

  Mono<Long> positionAt(Instant time) {
    return number("SELECT daybook.position_at($1)", time);
  }

  Mono<Instant> timeOf(long position) {
    return connections
        .list(
            null,
            connection ->
                Mono.from(
                        connection
                            .createStatement("SELECT daybook.time_of($1)")
                            .bind(0, position)
                            .execute())
                    .flatMapMany(
                        result ->
                            result.map(row -> Optional.ofNullable(row.get(0, Instant.class)))))
        .flatMap(rows -> Mono.justOrEmpty(rows.getFirst()));
  }

  Mono<Long> prune(Duration olderThan, int atMost) {
    return number(
        "SELECT daybook.prune_once(make_interval(secs => $1), $2)",
        (double) olderThan.toSeconds(),
        atMost);
  }

  Mono<Verdict> recall(String tenant, String caller, String key, String fingerprint) {
    return connections
        .list(
            tenant,
            connection ->
                Mono.from(
                        connection
                            .createStatement(RECALL)
                            .bind("$1", tenant)
                            .bind("$2", caller)
                            .bind("$3", key)
                            .execute())
                    .flatMapMany(result -> result.map(row -> remembered(row, fingerprint))))
        .flatMap(rows -> Mono.justOrEmpty(rows.stream().findFirst()));
  }

  private Mono<List<StoredEvent>> page(Selection selection) {
    if (selection.after() >= selection.until()) {
      return Mono.just(List.of());
    }
    SelectionSql sql = SelectionSql.page(selection, pageEvents);
    return connections.list(
        selection.tenant(),
        connection ->
            Mono.from(sql.on(connection).execute())
                .flatMapMany(result -> result.map(LogReader::event)));
  }

  /**
   * Runs a statement that can be asked again after a lost connection, because it only reads, or
   * only deletes what is old.
   */
  private Mono<Long> number(String sql, Object... arguments) {
    return connections
        .list(
            null,
            connection -> {
              Statement statement = connection.createStatement(sql);
              for (int i = 0; i < arguments.length; i++) {
                statement.bind(i, arguments[i]);
              }
              return Mono.from(statement.execute())
                  .flatMapMany(result -> result.map(row -> required(row, 0, Long.class)));
            })
        .map(List::getFirst);
  }

  private static List<Sourced> sourced(List<HeadedRow> rows, int boundaries) {
    List<List<StoredEvent>> events = new ArrayList<>(boundaries);
    for (int i = 0; i < boundaries; i++) {
      events.add(new ArrayList<>());
    }
    for (HeadedRow row : rows) {
      if (row.event() != null) {
        events.get(row.number() - 1).add(row.event());
      }
    }
    long head = rows.getFirst().head();
    return events.stream().map(found -> new Sourced(found, head)).toList();
  }

  private record HeadedRow(@Nullable StoredEvent event, long head, int number) {
    private static HeadedRow of(Readable row) {
      return new HeadedRow(
          row.get(0) == null ? null : LogReader.event(row),
          required(row, 10, Long.class),
          required(row, 11, Long.class).intValue());
    }
  }

  /** A row of {@link SelectionSql#COLUMNS}. */
  static StoredEvent event(Readable row) {
    return new StoredEvent(
        required(row, 0, Long.class),
        required(row, 1, UUID.class),
        required(row, 2, String.class),
        required(row, 3, String.class),
        required(row, 4, Integer.class),
        Instant.EPOCH.plus(required(row, 5, Long.class), ChronoUnit.MICROS),
        row.get(6, LocalDate.class),
        tags(required(row, 7, String.class)),
        required(row, 8, String.class),
        required(row, 9, String.class));
  }

  /** Counted, because somebody may have written into the table what the store would refuse. */
  private static Set<String> tags(String counted) {
    String[] parts = counted.split(SelectionSql.TAG_SEPARATOR, -1);
    int count = Integer.parseInt(parts[0]);
    if (count == 0) {
      return Set.of();
    }
    if (count != parts.length - 1) {
      throw new IllegalStateException("There are no such tags: " + counted);
    }
    return Set.copyOf(Arrays.asList(parts).subList(1, parts.length));
  }

  private static Verdict remembered(Readable row, String fingerprint) {
    return required(row, 0, String.class).equals(fingerprint)
        ? new Verdict.Repeated(
            required(row, 1, Long.class),
            required(row, 2, Long.class),
            required(row, 3, Instant.class),
            required(row, 4, String.class))
        : new Verdict.KeyReused();
  }

  private static <T> T required(Readable row, int column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type));
  }
}
