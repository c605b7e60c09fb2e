package dev.daybook.eventstore;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The next events of a selection as one statement: first their positions, from the keys of the
 * indexes, then the events at these positions.
 *
 * <p>The text depends on the shape of the boundary alone; names and tags are bound. A program has
 * few shapes, so each connection prepares each of them once.
 */
final class SelectionSql {

  /** Stands between tags, and in none: they are a line of text. */
  static final String TAG_SEPARATOR = "\u001f";

  /**
   * The columns of an event. Times come as microseconds and tags as one text, after how many they
   * are, because reading them as what they are would be most of the work of reading a row.
   */
  static final String COLUMNS =
      "e.position, e.id, e.tenant, e.type, e.revision,"
          + " (extract(epoch FROM e.recorded_at) * 1000000)::bigint, e.effective_on,"
          + " cardinality(e.tags) || chr(31) || array_to_string(e.tags, chr(31)),"
          + " e.payload, e.metadata";

  /**
   * Fetches the events one by one and by their key, however many the planner expects, so that it
   * never scans the log.
   */
  static final String EVENTS_AT_POSITIONS =
      " CROSS JOIN LATERAL"
          + " (SELECT e.* FROM daybook.event e WHERE e.position = p.position OFFSET 0) e";

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final String after;
  private final String until;
  private final int limit;

  private SelectionSql(long after, long until, int limit) {
    this.after = bind(after);
    this.until = bind(until);
    this.limit = limit;
  }

  /** The next events of the selection, at most so many, in order. */
  static SelectionSql page(Selection selection, int limit) {
    SelectionSql sql = new SelectionSql(selection.after(), selection.until(), limit);
    String tenant = selection.tenant();
    sql.append("SELECT ", COLUMNS, " FROM ");
    if (tenant == null) {
      sql.appendEveryTenants(selection.boundary());
    } else {
      sql.appendPositions(sql.bind(tenant), selection.boundary());
      sql.append(EVENTS_AT_POSITIONS);
    }
    sql.append(" ORDER BY e.position");
    return sql;
  }

  String text() {
    return text.toString();
  }

  Statement on(Connection connection) {
    return on(connection, "");
  }

  /** The statement with words before it, such as EXPLAIN. */
  Statement on(Connection connection, String words) {
    Statement statement = connection.createStatement(words + text());
    for (int i = 0; i < values.size(); i++) {
      statement.bind(i, values.get(i));
    }
    return statement;
  }

  /** Every tenant's events, along the log itself. */
  private void appendEveryTenants(Boundary boundary) {
    append("(SELECT e.* FROM daybook.event e WHERE ", inRange("e"));
    String or = " AND (";
    for (Criterion criterion : boundary.criteria()) {
      append(or, "true");
      if (!criterion.types().isEmpty()) {
        append(" AND e.type = ANY (", names(criterion.types()), ")");
      }
      if (!criterion.tags().isEmpty()) {
        append(" AND e.tags @> ", names(criterion.tags()));
      }
      or = " OR ";
    }
    append(boundary.criteria().isEmpty() ? "" : ")");
    append(" ORDER BY e.position", limit(), ") e");
  }

  private void appendPositions(String tenant, Boundary boundary) {
    append("(SELECT DISTINCT p.position FROM (");
    String union = "";
    for (Criterion criterion : BoundaryKind.criteria(boundary)) {
      append(union);
      appendPositions(tenant, criterion);
      union = " UNION ALL ";
    }
    append(") p ORDER BY p.position", limit(), ") p");
  }

  private void appendPositions(String tenant, Criterion criterion) {
    List<String> tags = criterion.tags().stream().sorted().toList();
    String types = criterion.types().isEmpty() ? null : names(criterion.types());
    if (types == null && !tags.isEmpty()) {
      appendFrom(tags, "(SELECT i.position FROM ");
      append(" WHERE i.tenant = ", tenant, " AND i.tag = ", bind(tags.getFirst()));
      append(" AND ", inRange("i"));
      appendOtherTags(tenant, tags);
      append(" ORDER BY i.position", limit(), ")");
    } else {
      appendNextByKey(tenant, tags, types);
    }
  }

  /**
   * For each type the next positions in the order of the key, and no more than a page takes.
   *
   * <p>The key is compared as a row, because only its own index fits that: compared column by
   * column, the planner may walk the whole log by its position instead.
   */
  private void appendNextByKey(String tenant, List<String> tags, @Nullable String types) {
    List<String> columns = new ArrayList<>(List.of("i.tenant"));
    List<String> key = new ArrayList<>(List.of(tenant));
    if (!tags.isEmpty()) {
      columns.add("i.tag");
      key.add(bind(tags.getFirst()));
    }
    if (types != null) {
      columns.add("i.type");
      key.add("wanted.type");
      append("(SELECT i.position FROM unnest(", types, ") AS wanted(type) CROSS JOIN LATERAL ");
    }
    String row = String.join(", ", columns) + ", i.position";
    String prefix = String.join(", ", key) + ", ";
    appendFrom(tags, "(SELECT i.position FROM ");
    append(" WHERE (", row, ") > (", prefix, after, ")");
    append(" AND (", row, ") <= (", prefix, until, ")");
    appendOtherTags(tenant, tags);
    append(" ORDER BY ", row, limit(), ")", types == null ? "" : " i)");
  }

  private void appendFrom(List<String> tags, String select) {
    append(select, tags.isEmpty() ? "daybook.event i" : "daybook.event_tag i");
  }

  private void appendOtherTags(String tenant, List<String> tags) {
    for (String tag : tags.subList(Math.min(1, tags.size()), tags.size())) {
      append(hasTag(tenant, bind(tag)));
    }
  }

  /**
   * The condition that the event at {@code i} has another tag. It avoids EXISTS, which the planner
   * makes a join of, and then may begin at the other tag, however many events have that.
   */
  static String hasTag(String tenant, String tag) {
    return " AND (SELECT true FROM daybook.event_tag o WHERE o.tenant = %s AND o.tag = %s"
            .formatted(tenant, tag)
        + " AND o.type = i.type AND o.position = i.position)";
  }

  private String inRange(String alias) {
    return "%1$s.position > %2$s AND %1$s.position <= %3$s".formatted(alias, after, until);
  }

  /** The limit is written out instead of bound, so that the planner knows how little is wanted. */
  private String limit() {
    return " LIMIT " + limit;
  }

  private String names(Set<String> names) {
    return bind(names.stream().sorted().toArray(String[]::new)) + "::text[]";
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
