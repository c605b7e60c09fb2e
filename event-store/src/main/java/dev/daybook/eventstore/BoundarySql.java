package dev.daybook.eventstore;

import dev.daybook.eventstore.BoundaryKind.Part;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of boundaries of one kind, and the head, in one statement and so in one snapshot: for
 * each boundary its positions, from the keys of the indexes, then the events at these positions.
 *
 * <p>What differs between the boundaries is bound in columns, so the text depends on the kind
 * alone, and each connection prepares it once.
 */
final class BoundarySql {

  /** What a boundary holds after a position. */
  record Wanted(Boundary boundary, long after) {}

  private final int limit;
  private final List<Wanted> wanted;
  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private final List<String> arrays = new ArrayList<>();

  /**
   * A row for each event, of each boundary at most so many, and one row where there is none. The
   * head and the number of the boundary, from 1, are the last columns.
   */
  BoundarySql(BoundaryKind kind, List<Wanted> wanted, int limit) {
    this.wanted = wanted;
    this.limit = limit;
    String positions = positions(kind);
    append("SELECT ", SelectionSql.COLUMNS, ", h.head, w.number");
    // OFFSET keeps the head from being asked for again with every row.
    append(" FROM (SELECT daybook.head() AS head OFFSET 0) h");
    append(" CROSS JOIN unnest(", String.join(", ", arrays), ") WITH ORDINALITY");
    append(" AS w(", String.join(", ", columns), ", number)");
    append(" LEFT JOIN LATERAL (SELECT e.* FROM (SELECT DISTINCT p.position FROM (", positions);
    append(") p ORDER BY p.position LIMIT ", String.valueOf(limit), ") p");
    append(SelectionSql.EVENTS_AT_POSITIONS, ") e ON true ORDER BY w.number, e.position");
  }

  String text() {
    return text.toString();
  }

  Statement on(Connection connection) {
    return on(connection, "");
  }

  /** With words before the statement, such as EXPLAIN. */
  Statement on(Connection connection, String words) {
    Statement statement = connection.createStatement(words + text());
    for (int i = 0; i < values.size(); i++) {
      statement.bind(i, values.get(i));
    }
    return statement;
  }

  private String positions(BoundaryKind kind) {
    String tenant = bind(kind.tenant());
    String after = column("bigint", wanted.stream().map(Wanted::after).toArray(Long[]::new));
    List<String> parts = new ArrayList<>();
    for (int part = 0; part < kind.parts().size(); part++) {
      parts.add(positions(kind.parts().get(part), tags(part), tenant, after));
    }
    return String.join(" UNION ALL ", parts);
  }

  private String positions(Part part, List<String> tags, String tenant, String after) {
    return tags.isEmpty() && !part.types().isEmpty()
        ? positionsByType(part, tenant, after)
        : positionsByColumns(part, tags, tenant, after);
  }

  /**
   * For each type from its own part of the key, which is compared as a row: see {@link
   * SelectionSql}.
   */
  private String positionsByType(Part part, String tenant, String after) {
    return """
    (SELECT i.position FROM unnest(%1$s) AS wanted(type) CROSS JOIN LATERAL
      (SELECT i.position FROM daybook.event i
        WHERE (i.tenant, i.type, i.position) > (%2$s, wanted.type, %3$s)
          AND (i.tenant, i.type, i.position) <= (%2$s, wanted.type, %4$d)
        ORDER BY i.tenant, i.type, i.position LIMIT %5$d) i)
    """
        .formatted(types(part), tenant, after, Long.MAX_VALUE, limit);
  }

  private String positionsByColumns(Part part, List<String> tags, String tenant, String after) {
    StringBuilder sql = new StringBuilder("(SELECT i.position FROM ");
    sql.append(tags.isEmpty() ? "daybook.event i" : "daybook.event_tag i");
    sql.append(" WHERE i.tenant = ").append(tenant).append(" AND i.position > ").append(after);
    if (!tags.isEmpty()) {
      sql.append(" AND i.tag = ").append(tags.getFirst());
    }
    if (!part.types().isEmpty()) {
      sql.append(" AND i.type = ANY (").append(types(part)).append(")");
    }
    for (String tag : tags.subList(Math.min(1, tags.size()), tags.size())) {
      sql.append(SelectionSql.hasTag(tenant, tag));
    }
    return sql.append(")").toString();
  }

  private String types(Part part) {
    return bind(part.types().stream().sorted().toArray(String[]::new)) + "::text[]";
  }

  /** A column for each tag of a criterion. */
  private List<String> tags(int part) {
    List<List<String>> tags =
        wanted.stream()
            .map(each -> BoundaryKind.criteria(each.boundary()).get(part))
            .map(criterion -> criterion.tags().stream().sorted().toList())
            .toList();
    List<String> names = new ArrayList<>();
    for (int tag = 0; tag < tags.getFirst().size(); tag++) {
      int number = tag;
      names.add(column("text", tags.stream().map(each -> each.get(number)).toArray(String[]::new)));
    }
    return names;
  }

  private String column(String type, Object[] column) {
    arrays.add(bind(column) + "::" + type + "[]");
    String name = "c" + arrays.size();
    columns.add(name);
    return "w." + name;
  }

  private String bind(Object value) {
    values.add(value);
    return "$" + values.size();
  }

  private void append(String... parts) {
    for (String part : parts) {
      text.append(part);
    }
  }
}
