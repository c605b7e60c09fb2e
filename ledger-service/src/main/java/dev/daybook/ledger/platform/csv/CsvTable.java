package dev.daybook.ledger.platform.csv;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.contracts.schema.JsonSchemas.Direction;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Rows of one type as a table: a column for each field, called as the field is in JSON. A field
 * within a field is called by both, with a dot between them: {@code before.amount}. What is a list
 * in JSON, or is of no type that is known before, stands in its cell as JSON.
 *
 * <p>An empty cell is null; an empty text is a pair of quotation marks.
 */
public final class CsvTable {

  /** A thing is no deeper nested; what is, stands in its cell as JSON. */
  private static final int MAX_DEPTH = 4;

  /**
   * @param path the names of the fields, from without
   * @param isNumber what is no text needs no guard: a sum can be made of negative amounts
   */
  private record Column(List<String> path, boolean isNumber) {

    String name() {
      return String.join(".", path);
    }

    boolean isOf(@Nullable String list) {
      return path.getFirst().equals(list);
    }

    /**
     * @param below how many names of the path lead to where this is
     */
    String cell(JsonNode from, int below) {
      var value = from;
      for (var name : path.subList(below, path.size())) {
        value = value.path(name);
      }
      if (value.isMissingNode() || value.isNull()) {
        return "";
      }
      var text = value.isContainer() ? value.toString() : value.asString();
      return text.isEmpty() ? "\"\"" : Cells.quoted(isNumber ? text : Cells.guarded(text));
    }
  }

  private final List<Column> columns;
  private final @Nullable String spread;

  private CsvTable(List<Column> columns, @Nullable String spread) {
    this.columns = List.copyOf(columns);
    this.spread = spread;
  }

  /**
   * @param row the type of its rows
   * @param spread a list in a row, of which each member gets a line; null if a row is one line
   */
  public static CsvTable of(Type row, @Nullable String spread) {
    var schemas = JsonSchemas.in(Direction.WRITTEN, Walk.PREFIX);
    var schema = schemas.reference(row);
    var columns = new ArrayList<Column>();
    new Walk(schemas, columns, new HashSet<>(), spread).into(schema, List.of());
    return new CsvTable(columns, spread);
  }

  /** Goes through what is published of a type, so that a table has what JSON has. */
  private record Walk(
      JsonSchemas schemas, List<Column> columns, Set<String> within, @Nullable String spread) {

    private static final String PREFIX = "#/";

    void into(JsonNode schema, List<String> path) {
      var name = referred(schema);
      if (path.size() == 1 && path.getFirst().equals(spread) && schema.has("items")) {
        into(schema.path("items"), path);
      } else if (name.isEmpty() || !within.add(name)) {
        column(schema, path);
      } else {
        into(name, path);
        within.remove(name);
      }
    }

    private void into(String name, List<String> path) {
      var definition = requireNonNull(schemas.definitions().get(name), name);
      if (definition.has("properties") && path.size() < MAX_DEPTH) {
        definition
            .path("properties")
            .forEachEntry((field, value) -> into(value, beyond(path, field)));
      } else {
        column(definition, path);
      }
    }

    /** What a schema refers to, be it null or not; an empty text if it stands for itself. */
    private static String referred(JsonNode schema) {
      var reference = schema.has("anyOf") ? schema.at("/anyOf/0/$ref") : schema.path("$ref");
      return reference.asString("").replaceFirst("^" + PREFIX, "");
    }

    private static List<String> beyond(List<String> path, String field) {
      var more = new ArrayList<>(path);
      more.add(field);
      return List.copyOf(more);
    }

    private void column(JsonNode schema, List<String> path) {
      columns.add(new Column(path, JsonSchemas.isNumber(schema)));
    }
  }

  /** The first line, which names the columns. */
  public String header() {
    return Cells.row(columns.stream().map(Column::name).toList());
  }

  /** The line of a row, or the lines of its members. */
  public String lines(Object row) {
    JsonNode json = row instanceof JsonNode known ? known : ContractJson.MAPPER.valueToTree(row);
    var members = spread == null ? MissingNode.getInstance() : json.path(spread);
    return members.isEmpty()
        ? line(json, MissingNode.getInstance())
        : members.valueStream().map(member -> line(json, member)).collect(Collectors.joining());
  }

  private String line(JsonNode row, JsonNode member) {
    return Cells.row(
        columns.stream()
            .map(column -> column.isOf(spread) ? column.cell(member, 1) : column.cell(row, 0))
            .toList());
  }
}
