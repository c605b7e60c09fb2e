package dev.daybook.eventstore;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next events of a selection as one statement: each criterion asks an index for its next
 * positions, and only for as many as there is room for, so that a page costs the same wherever it
 * lies.
 *
 * <p>The text depends on the shape of the boundary alone; names and tags are bound. A program has
 * few shapes, so each connection prepares each of them once.
 */
final class SelectionSql {

  static final String COLUMNS =
      "e.position, e.id, e.tenant, e.type, e.revision, e.recorded_at, e.effective_on, e.tags,"
          + " e.payload, e.metadata";

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final String range;
  private final String limit;

  private SelectionSql(long after, long until, int limit) {
    String beyond = bind(after);
    String upTo = bind(until);
    this.limit = bind(limit);
    this.range = ".position > %s AND %%1$s.position <= %s".formatted(beyond, upTo);
  }

  /** The next events of the selection, at most so many, in order. */
  static SelectionSql page(Selection selection, int limit) {
    SelectionSql sql = new SelectionSql(selection.after(), selection.until(), limit);
    sql.text.append("SELECT ").append(COLUMNS).append(" FROM ");
    sql.appendEvents(selection.tenant(), selection.boundary());
    sql.text.append(" ORDER BY e.position");
    return sql;
  }

  /** The events of a boundary and the head, from one snapshot; one row more where there is none. */
  static SelectionSql pageAndHead(String tenant, Boundary boundary, long after, int limit) {
    SelectionSql sql = new SelectionSql(after, Long.MAX_VALUE, limit);
    sql.text
        .append("SELECT ")
        .append(COLUMNS)
        .append(", h.head FROM (SELECT daybook.head() AS head) h LEFT JOIN (SELECT e.* FROM ");
    sql.appendEvents(tenant, boundary);
    sql.text.append(") e ON true ORDER BY e.position");
    return sql;
  }

  String text() {
    return text.toString();
  }

  Statement on(Connection connection) {
    Statement statement = connection.createStatement(text());
    for (int i = 0; i < values.size(); i++) {
      statement.bind(i, values.get(i));
    }
    return statement;
  }

  private void appendEvents(@Nullable String tenant, Boundary boundary) {
    if (tenant == null) {
      appendScan(boundary);
    } else {
      appendLookup(bind(tenant), boundary);
    }
  }

  /** Every tenant's events, along the log itself. */
  private void appendScan(Boundary boundary) {
    text.append("(SELECT e.* FROM daybook.event e WHERE ").append(inRange("e"));
    String or = " AND (";
    for (Criterion criterion : boundary.criteria()) {
      text.append(or).append("true");
      if (!criterion.types().isEmpty()) {
        text.append(" AND e.type = ANY (").append(names(criterion.types())).append(")");
      }
      if (!criterion.tags().isEmpty()) {
        text.append(" AND e.tags @> ").append(names(criterion.tags()));
      }
      or = " OR ";
    }
    text.append(boundary.criteria().isEmpty() ? "" : ")");
    text.append(" ORDER BY e.position LIMIT ").append(limit).append(") e");
  }

  /** One tenant's events, by the positions that the indexes give for each criterion. */
  private void appendLookup(String tenant, Boundary boundary) {
    text.append("(SELECT DISTINCT p.position FROM (");
    String union = "";
    for (Criterion criterion :
        boundary.criteria().isEmpty() ? List.of(Criterion.ANY) : boundary.criteria()) {
      text.append(union);
      appendPositions(tenant, criterion);
      union = " UNION ALL ";
    }
    text.append(") p ORDER BY p.position LIMIT ").append(limit);
    text.append(") p JOIN daybook.event e ON e.position = p.position");
  }

  private void appendPositions(String tenant, Criterion criterion) {
    List<String> tags = criterion.tags().stream().sorted().toList();
    String types = criterion.types().isEmpty() ? null : names(criterion.types());
    text.append("(SELECT i.position FROM ");
    if (types != null) {
      text.append("unnest(").append(types).append(") AS wanted(type) CROSS JOIN LATERAL (");
      text.append("SELECT i.position FROM ");
    }
    text.append(tags.isEmpty() ? "daybook.event i" : "daybook.event_tag i");
    text.append(" WHERE i.tenant = ").append(tenant).append(" AND ").append(inRange("i"));
    if (!tags.isEmpty()) {
      text.append(" AND i.tag = ").append(bind(tags.getFirst()));
    }
    if (types != null) {
      text.append(" AND i.type = wanted.type");
    }
    for (String tag : tags.subList(Math.min(1, tags.size()), tags.size())) {
      text.append(" AND EXISTS (SELECT FROM daybook.event_tag o WHERE o.tenant = ")
          .append(tenant)
          .append(" AND o.tag = ")
          .append(bind(tag))
          .append(" AND o.type = i.type AND o.position = i.position)");
    }
    text.append(" ORDER BY i.position LIMIT ").append(limit);
    text.append(types == null ? ")" : ") i)");
  }

  private String inRange(String alias) {
    return alias + range.formatted(alias);
  }

  private String names(java.util.Set<String> names) {
    return bind(names.stream().sorted().toArray(String[]::new)) + "::text[]";
  }

  private String bind(Object value) {
    values.add(value);
    return "$" + values.size();
  }
}
