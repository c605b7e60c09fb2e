package dev.daybook.projections;

import dev.daybook.contracts.Event;
import io.r2dbc.spi.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A table of entries that remembers how each of them read at every position: a row holds from the
 * event that made the entry read so until the event that changed it, {@link #OPEN} while none has.
 * An entry that is gone has an empty row at its end.
 *
 * <p>The table has the columns {@code tenant, id, first_position, from_position, until_position,
 * at, actor, gone} and those of the value, and the primary key {@code (tenant, id,
 * until_position)}, so that no entry can have two open rows.
 *
 * @param <E> the events that change an entry
 * @param <V> how an entry reads
 */
public final class Entries<E extends Event, V> {

  /** The end of a row that holds until further notice. */
  public static final long OPEN = Long.MAX_VALUE;

  private static final String COLUMNS =
      "tenant, id, first_position, from_position, until_position, at, actor, gone";

  /** What the events mean for an entry. All of it is pure. */
  public interface Fold<E extends Event, V> {

    /** Which entry the event is about. */
    UUID id(E event);

    /** Whether it is the first event of its entry, so that nothing needs to be looked up for it. */
    boolean begins(E event);

    /**
     * How the entry reads after the event; null if it is gone.
     *
     * @param before how it read until then; null exactly if the event begins it
     */
    @Nullable V evolve(@Nullable V before, E event);
  }

  private final String change;
  private final String end;
  private final String add;
  private final Columns<V> columns;
  private final Fold<E, V> fold;

  public Entries(String table, Columns<V> columns, Fold<E, V> fold) {
    var values = String.join(", ", columns.names());
    this.change = CHANGE.formatted(values, table);
    this.end = END.formatted(table);
    this.add = ADD.formatted(table, COLUMNS, values);
    this.columns = columns;
    this.fold = fold;
  }

  /**
   * Posts a batch: looks up what it changes, folds, ends the rows that hold no longer, adds the
   * new.
   */
  public Mono<Void> post(Connection connection, List<Posted<E>> batch) {
    return open(connection, batch)
        .flatMap(
            open -> {
              var added = fold(batch, open);
              var ended = open.values().stream().filter(Version::isEnded).toList();
              return end(connection, ended).then(add(connection, added));
            });
  }

  private record Key(String tenant, UUID id) {}

  /** How an entry reads from one position until another. */
  private static final class Version<V> {

    private final Key key;
    private final long first;
    private final long from;
    private final Instant at;
    private final String actor;
    private final @Nullable V value;
    private long until = OPEN;

    Version(Key key, long first, long from, Instant at, String actor, @Nullable V value) {
      this.key = key;
      this.first = first;
      this.from = from;
      this.at = at;
      this.actor = actor;
      this.value = value;
    }

    boolean isEnded() {
      return until != OPEN;
    }
  }

  /** The stored rows of the entries that the batch changes but doesn't begin. */
  private Mono<Map<Key, Version<V>>> open(Connection connection, List<Posted<E>> batch) {
    var changed = new HashSet<Key>();
    for (var posted : batch) {
      if (!fold.begins(posted.event())) {
        changed.add(key(posted));
      }
    }
    for (var posted : batch) {
      if (fold.begins(posted.event())) {
        changed.remove(key(posted));
      }
    }
    if (changed.isEmpty()) {
      return Mono.just(Map.of());
    }
    return Sql.query(
            connection,
            change,
            this::stored,
            changed.stream().map(Key::tenant).toArray(String[]::new),
            changed.stream().map(Key::id).toArray(UUID[]::new))
        .collectMap(version -> version.key);
  }

  private static final String CHANGE =
      """
      select e.tenant, e.id, e.first_position, e.from_position, e.at, e.actor, e.gone, %s
        from unnest($1::text[], $2::uuid[]) as changed (tenant, id)
        join %s e on e.tenant = changed.tenant and e.id = changed.id
         and e.until_position = 9223372036854775807
      """;

  private Version<V> stored(Row row) {
    return new Version<>(
        new Key(row.text("tenant"), row.uuid("id")),
        row.number("first_position"),
        row.number("from_position"),
        row.time("at"),
        row.text("actor"),
        row.truth("gone") ? null : columns.read(row));
  }

  /** The new versions; also ends those that they replace, stored or new. */
  private List<Version<V>> fold(List<Posted<E>> batch, Map<Key, Version<V>> stored) {
    var open = new HashMap<>(stored);
    var added = new ArrayList<Version<V>>(batch.size());
    for (var posted : batch) {
      var key = key(posted);
      var before = open.get(key);
      check(before, posted);
      var value = fold.evolve(before == null ? null : before.value, posted.event());
      if (before != null) {
        before.until = posted.position();
      }
      var first = before == null ? posted.position() : before.first;
      var after = new Version<>(key, first, posted.position(), posted.at(), posted.actor(), value);
      open.put(key, after);
      added.add(after);
    }
    return added;
  }

  /**
   * Throws if the history is impossible. A second beginning that isn't seen here is refused by the
   * table's key.
   */
  private void check(@Nullable Version<V> before, Posted<E> posted) {
    boolean isThere = before != null && before.value != null;
    if (isThere == fold.begins(posted.event())) {
      throw new IllegalStateException(
          "entry %s %s: %s"
              .formatted(
                  fold.id(posted.event()),
                  isThere ? "is there already" : "is not there",
                  posted.event().getClass().getSimpleName()));
    }
  }

  private Key key(Posted<E> posted) {
    return new Key(posted.tenant(), fold.id(posted.event()));
  }

  private Mono<Void> end(Connection connection, List<Version<V>> ended) {
    return ended.isEmpty()
        ? Mono.empty()
        : Sql.update(
                connection,
                end,
                ended.stream().map(version -> version.key.tenant).toArray(String[]::new),
                ended.stream().map(version -> version.key.id).toArray(UUID[]::new),
                ended.stream().map(version -> version.until).toArray(Long[]::new))
            .then();
  }

  private static final String END =
      """
      update %s e set until_position = ended.until_position
        from unnest($1::text[], $2::uuid[], $3::bigint[]) as ended (tenant, id, until_position)
       where e.tenant = ended.tenant and e.id = ended.id and e.until_position = 9223372036854775807
      """;

  private Mono<Void> add(Connection connection, List<Version<V>> added) {
    if (added.isEmpty()) {
      return Mono.empty();
    }
    return Mono.defer(
        () -> {
          var text = new CopyText();
          added.forEach(version -> write(text, version));
          return text.into(connection, add);
        });
  }

  private static final String ADD = "copy %s (%s, %s) from stdin";

  private void write(CopyText text, Version<V> version) {
    text.column(version.key.tenant)
        .column(version.key.id)
        .column(version.first)
        .column(version.from)
        .column(version.until)
        .column(version.at)
        .column(version.actor)
        .column(version.value == null)
        .columns(
            version.value == null
                ? Collections.nCopies(columns.names().size(), null)
                : columns.write(version.value))
        .endRow();
  }
}
