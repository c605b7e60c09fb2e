package dev.daybook.eventstore;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is asked of a tenant's log by position, as one statement that begins where it is asked to
 * and reads no more than it must. As in {@link SelectionSql}, a key is compared as a row, because
 * only its own index fits that.
 */
final class LogSql {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  private LogSql() {}

  /** The next events, in order. */
  static LogSql page(LogQuery query, long skip, int limit) {
    LogSql sql = new LogSql();
    String window = " LIMIT " + limit + (skip == 0 ? "" : " OFFSET " + sql.bind(skip));
    sql.append("SELECT ", SelectionSql.COLUMNS, " FROM ");
    if (query.which().types().isEmpty()) {
      // Every event of the tenant is one of the page, so the walk along the key gives it at once.
      sql.append("(SELECT i.* FROM ");
      sql.appendRange(query, " ASC", atMost(skip, limit));
      sql.append(") e ORDER BY e.position", window);
    } else {
      sql.append("(SELECT i.position FROM ");
      sql.appendFound(query, " ASC", atMost(skip, limit));
      sql.append(" ORDER BY i.position", window, ") p");
      sql.append(SelectionSql.EVENTS_AT_POSITIONS, " ORDER BY e.position");
    }
    return sql;
  }

  /** How many there are. */
  static LogSql count(LogQuery query) {
    LogSql sql = new LogSql();
    sql.append("SELECT count(*) FROM ");
    sql.appendFound(query, "", "");
    return sql;
  }

  /** The position of the last one; 0 if there is none. */
  static LogSql last(LogQuery query) {
    LogSql sql = new LogSql();
    sql.append("SELECT coalesce(max(i.position), 0) FROM ");
    sql.appendFound(query, " DESC", atMost(0, 1));
    return sql;
  }

  /** The event of that id, if it is the tenant's. */
  static LogSql find(String tenant, UUID id) {
    LogSql sql = new LogSql();
    sql.append("SELECT ", SelectionSql.COLUMNS, " FROM daybook.event e WHERE e.id = ");
    sql.append(sql.bind(id), " AND e.tenant = ", sql.bind(tenant));
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

  /**
   * The positions {@code i} of the events that are asked for, of each type by itself.
   *
   * @param direction of their order within a type; empty for none
   */
  private void appendFound(LogQuery query, String direction, String limit) {
    if (query.which().types().isEmpty()) {
      append("(SELECT i.position FROM ");
    } else {
      append("unnest(", names(query.which().types()), ") AS wanted(type)");
      append(" CROSS JOIN LATERAL (SELECT i.position FROM ");
    }
    appendRange(query, direction, limit);
    append(") i");
  }

  /** A part of the log {@code i}, or of the tags in it, along its key. */
  private void appendRange(LogQuery query, String direction, String limit) {
    List<String> tags = query.which().tags().stream().sorted().toList();
    String tenant = bind(query.tenant());
    List<String> columns = new ArrayList<>(List.of("i.tenant"));
    List<String> key = new ArrayList<>(List.of(tenant));
    if (!tags.isEmpty()) {
      columns.add("i.tag");
      key.add(bind(tags.getFirst()));
    }
    if (!query.which().types().isEmpty()) {
      columns.add("i.type");
      key.add("wanted.type");
    }
    columns.add("i.position");
    String row = "(" + String.join(", ", columns) + ")";
    String prefix = "(" + String.join(", ", key) + ", ";
    append(tags.isEmpty() ? "daybook.event i" : "daybook.event_tag i");
    append(" WHERE ", row, " > ", prefix, bind(query.after()), ")");
    append(" AND ", row, " <= ", prefix, bind(query.until()), ")");
    for (String tag : tags.subList(Math.min(1, tags.size()), tags.size())) {
      append(SelectionSql.hasTag(tenant, bind(tag)));
    }
    appendMetadata(query, tags.isEmpty());
    if (!direction.isEmpty()) {
      append(" ORDER BY ", String.join(direction + ", ", columns), direction, limit);
    }
  }

  /**
   * @param atHand whether {@code i} is the event itself
   */
  private void appendMetadata(LogQuery query, boolean atHand) {
    String metadata =
        atHand
            ? "i.metadata"
            : "(SELECT e.metadata FROM daybook.event e WHERE e.position = i.position)";
    new TreeMap<>(query.metadata())
        .forEach(
            (name, value) -> append(" AND ", metadata, " ->> ", bind(name), " = ", bind(value)));
  }

  /**
   * The limit is written out instead of bound, so that the planner knows how little is wanted;
   * where it is more than the page, it is one of few, because each is a statement of its own.
   */
  private static String atMost(long skip, int limit) {
    return " LIMIT " + (skip == 0 ? limit : Long.highestOneBit(skip + limit) * 2);
  }

  private String names(Iterable<String> names) {
    List<String> sorted = new ArrayList<>();
    names.forEach(sorted::add);
    return bind(sorted.stream().sorted().toArray(String[]::new)) + "::text[]";
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
