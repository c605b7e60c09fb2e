package dev.daybook.projections;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.Step.Action;
import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks a table of {@link Entries}. The statements are the caller's: of entries they select {@code
 * id, first_position, from_position} and the columns of the value, of an entry's history {@code at,
 * actor, gone} too.
 */
public final class EntryQuery<V> {

  /**
   * How many entries of a whole list are fetched at a time. Twice as many are in memory, because
   * while one part is taken, the next is fetched.
   */
  private static final Window PART = new Window(0, 1_000);

  /** A day before all days that anything can be dated; the first page begins after it. */
  private static final LocalDate BEFORE_ALL_DAYS = LocalDate.of(1, 1, 1);

  private final TenantConnections connections;
  private final Function<Row, V> value;
  private final @Nullable Function<V, LocalDate> day;

  /** Asks a table whose lists are in the order of positions. */
  public EntryQuery(TenantConnections connections, Function<Row, V> value) {
    this(connections, value, null);
  }

  /**
   * @param day that lists are in the order of, before that of positions; null if they are not
   */
  public EntryQuery(
      TenantConnections connections, Function<Row, V> value, @Nullable Function<V, LocalDate> day) {
    this.connections = connections;
    this.value = value;
    this.day = day;
  }

  /**
   * A whole list, fetched part by part as fast as they are taken: who takes them slowly, or not at
   * all, holds no connection.
   *
   * @param page as for a window on the list
   */
  public Flux<Entry<V>> all(String tenant, String page, Object... parameters) {
    return part(tenant, page, null, parameters)
        .expand(
            part ->
                part.size() < PART.limit()
                    ? Mono.empty()
                    : part(tenant, page, part.getLast(), parameters))
        .concatMapIterable(part -> part, 1);
  }

  private Mono<List<Entry<V>>> part(
      String tenant, String page, @Nullable Entry<V> last, Object[] parameters) {
    return connections.list(tenant, connection -> page(connection, page, PART, last, parameters));
  }

  /** The entries in a window on what comes after the given one, or on the whole list. */
  private Flux<Entry<V>> page(
      Connection connection,
      String page,
      Window window,
      @Nullable Entry<V> last,
      Object[] parameters) {
    var all = new ArrayList<>(List.of(parameters));
    all.addAll(List.of(window.skip(), window.limit()));
    if (day != null) {
      all.add(last == null ? BEFORE_ALL_DAYS : day.apply(last.value()));
    }
    all.add(last == null ? 0L : last.first());
    return Sql.query(connection, page, this::entry, all.toArray());
  }

  public Mono<Entry<V>> one(String tenant, String sql, Object... parameters) {
    return connections
        .use(tenant, connection -> Sql.query(connection, sql, this::entry, parameters))
        .singleOrEmpty();
  }

  /**
   * A window on a list.
   *
   * @param count counts the whole list; has the parameters
   * @param page selects the list in its order; has the parameters and then how many entries to
   *     skip, how many to select at the most, and after which day, if it is in the order of days,
   *     and which position
   */
  public Mono<Listing<V>> list(
      String tenant, Window window, String count, String page, Object... parameters) {
    return connections
        .use(
            tenant,
            connection ->
                Mono.zip(
                    page(connection, page, window, null, parameters).collectList(),
                    Sql.query(connection, count, row -> row.number("count"), parameters).single(),
                    Listing::new))
        .singleOrEmpty();
  }

  Entry<V> entry(Row row) {
    return new Entry<>(value.apply(row), row.number("first_position"), row.number("from_position"));
  }

  /**
   * The steps of one entry, fetched part by part as a whole list is; empty if there are none.
   *
   * @param sql selects the versions of the entry in order
   */
  public Flux<Step<V>> history(String tenant, String sql, Object... parameters) {
    var versions =
        versions(tenant, sql, 0, parameters)
            .expand(
                part ->
                    part.size() < PART.limit()
                        ? Mono.empty()
                        : versions(tenant, sql, part.getLast().position, parameters))
            .concatMapIterable(part -> part, 1);
    return Flux.defer(() -> versions.map(new Steps<V>()::next));
  }

  private Mono<List<Version<V>>> versions(
      String tenant, String sql, long after, Object[] parameters) {
    var all = new ArrayList<>(List.of(parameters));
    all.addAll(List.of(after, PART.limit()));
    var part = PART_OF_VERSIONS.formatted(sql, parameters.length + 1, parameters.length + 2);
    return connections.list(
        tenant, connection -> Sql.query(connection, part, this::version, all.toArray()));
  }

  private static final String PART_OF_VERSIONS =
      """
      select *
        from (%s) as version
       where from_position > $%d
       order by from_position
       limit $%d
      """;

  private record Version<V>(long position, Instant at, String actor, @Nullable V value) {}

  private Version<V> version(Row row) {
    return new Version<>(
        row.number("from_position"),
        row.time("at"),
        row.text("actor"),
        row.truth("gone") ? null : value.apply(row));
  }

  /** Makes versions that come in order into steps: each begins with what the one before ended. */
  private static final class Steps<V> {

    private @Nullable V before;

    Step<V> next(Version<V> version) {
      var after = version.value;
      var step =
          new Step<>(
              version.position, version.at, version.actor, action(before, after), before, after);
      before = after;
      return step;
    }
  }

  private static Action action(@Nullable Object before, @Nullable Object after) {
    return before == null ? Action.RECORDED : after == null ? Action.VOIDED : Action.EDITED;
  }
}
