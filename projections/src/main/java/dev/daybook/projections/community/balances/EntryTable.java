package dev.daybook.projections.community.balances;

import dev.daybook.projections.CopyText;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import io.r2dbc.spi.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What each entry comes to now. */
final class EntryTable {

  private record Known(EntryKey key, Amount amount) {}

  /** What the changed entries come to so far, those aside that begin here. */
  static Mono<Map<EntryKey, Amount>> replaced(Connection connection, List<Change> changes) {
    var begun =
        changes.stream().filter(Change::begins).map(Change::key).collect(Collectors.toSet());
    var replaced =
        changes.stream().map(Change::key).filter(key -> !begun.contains(key)).distinct().toList();
    return replaced.isEmpty()
        ? Mono.just(Map.of())
        : Sql.query(connection, KNOWN, EntryTable::known, tenants(replaced), ids(replaced))
            .collectMap(Known::key, Known::amount);
  }

  private static final String KNOWN =
      """
      select e.tenant, e.id, e.period_id, e.owner_id, e.kind, e.cost, e.minor
        from unnest($1::text[], $2::uuid[]) as changed (tenant, id)
        join entry e on e.tenant = changed.tenant and e.id = changed.id
      """;

  private static Known known(Row row) {
    return new Known(
        new EntryKey(row.text("tenant"), row.uuid("id")),
        new Amount(
            row.uuid("period_id"),
            row.uuid("owner_id"),
            Amount.Kind.valueOf(row.text("kind")),
            row.textOrNull("cost"),
            row.number("minor")));
  }

  /** Takes away those that were replaced, and adds all as they read after the last change. */
  static Mono<Void> write(
      Connection connection, List<Change> changes, Map<EntryKey, Amount> known) {
    var last = new LinkedHashMap<EntryKey, @Nullable Amount>();
    changes.forEach(change -> last.put(change.key(), change.after()));
    return remove(connection, known.keySet()).then(Mono.defer(() -> add(connection, last)));
  }

  private static Mono<Void> remove(Connection connection, Collection<EntryKey> replaced) {
    return replaced.isEmpty()
        ? Mono.empty()
        : Sql.update(connection, REMOVE, tenants(replaced), ids(replaced)).then();
  }

  private static final String REMOVE =
      """
      delete from entry e using unnest($1::text[], $2::uuid[]) as replaced (tenant, id)
       where e.tenant = replaced.tenant and e.id = replaced.id
      """;

  private static Mono<Void> add(Connection connection, Map<EntryKey, @Nullable Amount> last) {
    var text = new CopyText();
    last.forEach(
        (key, amount) -> {
          if (amount != null) {
            text.column(key.tenant())
                .column(key.id())
                .column(amount.period())
                .column(amount.owner())
                .column(amount.kind().name())
                .column(amount.cost())
                .column(amount.minor())
                .endRow();
          }
        });
    return last.isEmpty() ? Mono.empty() : text.into(connection, ADD);
  }

  private static final String ADD =
      "copy entry (tenant, id, period_id, owner_id, kind, cost, minor) from stdin";

  private static String[] tenants(Collection<EntryKey> keys) {
    return keys.stream().map(EntryKey::tenant).toArray(String[]::new);
  }

  private static UUID[] ids(Collection<EntryKey> keys) {
    return keys.stream().map(EntryKey::id).toArray(UUID[]::new);
  }

  private EntryTable() {}
}
