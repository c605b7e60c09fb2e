package dev.daybook.projections.community.balances;

import dev.daybook.projections.CopyText;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import dev.daybook.projections.community.balances.Delta.Key;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Totals as they were at every position: a row holds from one position until another. */
final class TotalTable {

  private record Version(Key key, long from, long until, Sums sums) {}

  static Mono<Void> write(Connection connection, List<Delta> deltas) {
    if (deltas.isEmpty()) {
      return Mono.empty();
    }
    return open(connection, deltas.stream().map(Delta::key).distinct().toList())
        .flatMap(
            open -> {
              var added = new ArrayList<Version>(deltas.size());
              var ended = fold(deltas, open, added);
              return end(connection, ended).then(Mono.defer(() -> add(connection, added)));
            });
  }

  private static Mono<Map<Key, Version>> open(Connection connection, Collection<Key> keys) {
    return Sql.query(
            connection, OPEN, TotalTable::version, tenants(keys), periods(keys), abouts(keys))
        .collectMap(Version::key);
  }

  private static final String OPEN =
      """
      select t.tenant, t.period_id, t.about, t.from_position, t.until_position,
             t.contributions, t.expenses, t.charges
        from unnest($1::text[], $2::uuid[], $3::text[]) as changed (tenant, period_id, about)
        join total t on t.tenant = changed.tenant and t.period_id = changed.period_id
         and t.until_position = 9223372036854775807 and t.about = changed.about
      """;

  private static Version version(Row row) {
    return new Version(
        new Key(row.text("tenant"), row.uuid("period_id"), row.text("about")),
        row.number("from_position"),
        row.number("until_position"),
        new Sums(
            row.exact("contributions").toBigIntegerExact(),
            row.exact("expenses").toBigIntegerExact(),
            row.exact("charges").toBigIntegerExact()));
  }

  /**
   * Adds the new versions, and answers the stored ones that hold no longer, with the position until
   * which they did.
   */
  private static List<Version> fold(
      List<Delta> deltas, Map<Key, Version> stored, List<Version> added) {
    var open = new HashMap<>(stored);
    var ended = new ArrayList<Version>();
    for (var delta : deltas) {
      var before = open.get(delta.key());
      var sums = before == null ? Sums.ZERO : before.sums();
      if (before != null && before.from() < delta.position()) {
        var over = new Version(before.key(), before.from(), delta.position(), before.sums());
        (stored.get(delta.key()) == before ? ended : added).add(over);
      }
      open.put(
          delta.key(),
          new Version(delta.key(), delta.position(), Entries.OPEN, sums.plus(delta.by())));
    }
    open.values().stream().filter(v -> stored.get(v.key()) != v).forEach(added::add);
    return ended;
  }

  private static Mono<Void> end(Connection connection, List<Version> ended) {
    var keys = ended.stream().map(Version::key).toList();
    return ended.isEmpty()
        ? Mono.empty()
        : Sql.update(
                connection,
                END,
                tenants(keys),
                periods(keys),
                abouts(keys),
                ended.stream().map(Version::until).toArray(Long[]::new))
            .then();
  }

  private static final String END =
      """
      update total t set until_position = ended.until_position
        from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[])
             as ended (tenant, period_id, about, until_position)
       where t.tenant = ended.tenant and t.period_id = ended.period_id
         and t.until_position = 9223372036854775807 and t.about = ended.about
      """;

  private static Mono<Void> add(Connection connection, List<Version> added) {
    var text = new CopyText();
    for (var version : added) {
      text.column(version.key.tenant())
          .column(version.key.period())
          .column(version.key.about())
          .column(version.from)
          .column(version.until)
          .column(version.sums.contributions())
          .column(version.sums.expenses())
          .column(version.sums.charges())
          .endRow();
    }
    return text.into(connection, ADD);
  }

  private static final String ADD =
      """
      copy total (tenant, period_id, about, from_position, until_position,
                  contributions, expenses, charges) from stdin
      """;

  private static String[] tenants(Collection<Key> keys) {
    return keys.stream().map(Key::tenant).toArray(String[]::new);
  }

  private static UUID[] periods(Collection<Key> keys) {
    return keys.stream().map(Key::period).toArray(UUID[]::new);
  }

  private static String[] abouts(Collection<Key> keys) {
    return keys.stream().map(Key::about).toArray(String[]::new);
  }

  private TotalTable() {}
}
