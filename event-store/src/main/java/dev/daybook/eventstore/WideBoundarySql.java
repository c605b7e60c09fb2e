package dev.daybook.eventstore;

import dev.daybook.eventstore.BoundarySql.Wanted;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one boundary that asks for very many tags, and the head, in one statement and so in
 * one snapshot. Its criteria are bound as rows: the text is the same however many there are.
 */
final class WideBoundarySql {

  /** Joins the names of a criterion in one element. No name may contain it. */
  private static final String SEPARATOR = "\u001f";

  /**
   * Each criterion is looked for by its first tag in the keys of the index, and the event itself
   * says whether it has the others.
   */
  private static final String SQL =
      """
      SELECT %s, h.head, 1::bigint AS number
      FROM (SELECT daybook.head() AS head OFFSET 0) h
      LEFT JOIN LATERAL (SELECT e.* FROM (
        SELECT DISTINCT p.position FROM unnest($3::text[], $4::text[]) AS c(types, tags)
        CROSS JOIN LATERAL
          (SELECT string_to_array(c.types, chr(31)) AS types, string_to_array(c.tags, chr(31)) AS tags OFFSET 0) w
        CROSS JOIN LATERAL (
          SELECT i.position FROM daybook.event_tag i
          WHERE i.tenant = $1 AND i.tag = w.tags[1] AND i.position > $2
            AND (w.types IS NULL OR i.type = ANY (w.types))
            AND (SELECT e.tags @> w.tags FROM daybook.event e WHERE e.position = i.position)
          UNION ALL
          SELECT i.position FROM daybook.event i
          WHERE w.tags IS NULL AND i.tenant = $1 AND i.position > $2
            AND (w.types IS NULL OR i.type = ANY (w.types))) p
        ORDER BY p.position LIMIT %d) p%s) e ON true
      ORDER BY e.position
      """;

  private final String tenant;
  private final Wanted wanted;
  private final int limit;

  WideBoundarySql(String tenant, Wanted wanted, int limit) {
    this.tenant = tenant;
    this.wanted = wanted;
    this.limit = limit;
  }

  Statement on(Connection connection) {
    List<Criterion> criteria = BoundaryKind.criteria(wanted.boundary());
    return connection
        .createStatement(
            SQL.formatted(SelectionSql.COLUMNS, limit, SelectionSql.EVENTS_AT_POSITIONS))
        .bind("$1", tenant)
        .bind("$2", wanted.after())
        .bind("$3", TextColumn.of(criteria, each -> joined(each.types())))
        .bind("$4", TextColumn.of(criteria, each -> joined(each.tags())));
  }

  private static @Nullable String joined(Collection<String> names) {
    return names.isEmpty() ? null : String.join(SEPARATOR, names);
  }
}
