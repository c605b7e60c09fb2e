package dev.daybook.projections;

import dev.daybook.eventstore.TenantConnections;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Many entries of a table at once, as they are and as they were. What was written down after the
 * position that a decision rests on may be among the answers: then nothing of the decision is kept.
 */
public final class EntryVersions<T> {

  /** What happened after one position and up to the other. */
  public record Step(long after, long until) {}

  private record Version<T>(UUID id, Optional<Entry<T>> entry) {}

  private static final String NEWEST = "until_position = 9223372036854775807";

  private final TenantConnections connections;
  private final Columns<T> columns;
  private final String named;
  private final String changed;
  private final String before;

  public EntryVersions(EntryTable<T> table, TenantConnections connections) {
    this.connections = connections;
    this.columns = table.columns();
    var relation = table.view() + "." + table.table();
    var select =
        """
        select id, first_position, from_position, gone, %s
          from %s
         where tenant = $1 and\s"""
            .formatted(String.join(", ", columns.names()), relation);
    var inStep =
        """
         and id in (select id from %s where tenant = $1 and from_position > $2 and from_position <= $3)
        """
            .formatted(relation);
    this.named = select + "id = any ($2) and " + NEWEST;
    this.changed = select + NEWEST + inStep;
    this.before = select + "from_position <= $2 and until_position > $2 and not gone" + inStep;
  }

  /** The entries of these ids; nothing stands for one that is there no more. */
  public Mono<Map<UUID, Optional<Entry<T>>>> of(String tenant, Collection<UUID> ids) {
    return versions(tenant, named, tenant, ids.toArray(UUID[]::new));
  }

  /** What a step has changed, as it is now. */
  public Mono<Map<UUID, Optional<Entry<T>>>> changed(String tenant, Step step) {
    return versions(tenant, changed, tenant, step.after(), step.until());
  }

  /** The same, as it was before; nothing stands for what was not there. */
  public Mono<Map<UUID, Optional<Entry<T>>>> before(String tenant, Step step) {
    return versions(tenant, before, tenant, step.after(), step.until());
  }

  private Mono<Map<UUID, Optional<Entry<T>>>> versions(
      String tenant, String sql, Object... parameters) {
    return Sql.list(connections, tenant, sql, this::version, parameters).map(EntryVersions::byId);
  }

  private Version<T> version(Row row) {
    var entry =
        row.truth("gone")
            ? Optional.<Entry<T>>empty()
            : Optional.of(
                new Entry<>(
                    columns.read(row), row.number("first_position"), row.number("from_position")));
    return new Version<>(row.uuid("id"), entry);
  }

  private static <T> Map<UUID, Optional<Entry<T>>> byId(List<Version<T>> all) {
    return all.stream().collect(Collectors.toMap(Version::id, Version::entry));
  }
}
