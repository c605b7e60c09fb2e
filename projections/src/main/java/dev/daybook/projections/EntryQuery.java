package dev.daybook.projections;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.Step.Action;
import dev.daybook.eventstore.TenantConnections;
import java.time.Instant;
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
   * How many entries of a whole history are fetched at a time. Twice as many are in memory, because
   * while one part is taken, the next is fetched.
   */
  private static final Window PART = new Window(0, 1_000);

  private final TenantConnections connections;
  private final Function<Row, V> value;

  public EntryQuery(TenantConnections connections, Function<Row, V> value) {
    this.connections = connections;
    this.value = value;
  }

  public Mono<Entry<V>> one(String tenant, String sql, Object... parameters) {
    return connections
        .use(tenant, connection -> Sql.query(connection, sql, this::entry, parameters))
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
