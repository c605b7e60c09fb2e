package dev.daybook.ledger.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that is described as a list is asked for as a table too, and says the same there. A
 * list that is added takes part by itself.
 */
class TablesTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final JsonNode OPENAPI = RunningService.json(SERVICE.get("/openapi.json"));
  private static final JsonMapper JSON = new JsonMapper();
  private static final Session TENANT = SERVICE.newTenant();
  private static final Session OPERATOR = new Session(SERVICE, "platform", SERVICE.operator());
  private static final int NOT_PERMITTED = 403;

  /** What makes a row of a table hard to read back, and a formula of a text. */
  private static final List<String> HARD =
      List.of("=1+1", "-5", "+49 30", "@all", "'quoted'", "\ttab", "a,b", "\"so\"", "two\r\nlines");

  private static final Map<String, String> THINGS = furnished();

  /** A list as it is described. */
  private record Described(String path, JsonNode operation) {

    boolean isList() {
      var data = schema("application/json").at("/properties/data");
      return data.path("type").asString("").equals("array") || content().has(LINES);
    }

    private JsonNode content() {
      return operation.at("/responses/200/content");
    }

    /** Whether its lines end with one that is no row. */
    boolean isTrailed() {
      return schema(LINES).has("anyOf");
    }

    private JsonNode schema(String mediaType) {
      return resolved(content().path(mediaType).path("schema"));
    }

    @Override
    public String toString() {
      return path;
    }
  }

  private static final String LINES = "application/x-ndjson";

  /** What those have to be asked for that answer no question at all else. */
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "/api/v1/explain",
          "?period_id={period_id}&owner_id={owner_id}&kind=CONTRIBUTION&source_id={contribution_id}");

  private static JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? OPENAPI.at(schema.path("$ref").asString().substring(1)) : schema;
  }

  static Stream<Described> lists() {
    var lists = new ArrayList<Described>();
    OPENAPI
        .path("paths")
        .forEachEntry(
            (path, item) -> {
              var described = new Described(path, item.path("get"));
              if (path.startsWith("/api/") && described.isList()) {
                lists.add(described);
              }
            });
    assertThat(lists).hasSizeGreaterThan(30);
    return lists.stream();
  }

  private static Map<String, String> furnished() {
    var things = Furnished.by(TENANT);
    var charges = Furnished.filled("/periods/{period_id}/charges", things);
    for (var text : HARD) {
      var charge = JSON.createObjectNode();
      charge.put("owner_id", things.get("owner_id")).put("amount", "0.10");
      charge.put("date", "2026-02-02").put("description", "x" + text);
      TENANT.post(charges, charge.toString()).is(201);
      charge.put("description", text);
      TENANT.post(charges, charge.toString()).is(201);
    }
    return things;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void aTableSaysWhatTheListSays(Described list) {
    assertThat(list.operation().at("/responses/200/content").has("text/csv"))
        .as("%s has no text/csv", list)
        .isTrue();
    var path = Furnished.filled(list.path() + QUESTIONS.getOrDefault(list.path(), ""), THINGS);
    var reader = TENANT.get(path).status() == NOT_PERMITTED ? OPERATOR : TENANT;
    var then = rows(list, reader, path);
    var answer = reader.get(path, "Accept", "text/csv").is(200);
    var columns = Csv.columns(answer.response().body());
    var before = spread(then, columns);
    var after = spread(rows(list, reader, path), columns);
    assertThat(answer.header("Content-Type")).isEqualTo("text/csv");
    assertThat(answer.header("Content-Disposition"))
        .matches("attachment; filename=\"[a-z-]+\\.csv\"");
    var table = answer.response().body();
    var rows = Csv.rows(table);
    // What others write meanwhile may be in one answer and not in the next.
    if (before.size() == after.size()) {
      assertThat(rows).hasSameSizeAs(before);
      for (int i = 0; i < rows.size(); i++) {
        says(rows.get(i), before.get(i), after.get(i));
      }
    }
    isDescribed(list, columns);
  }

  private static List<JsonNode> rows(Described list, Session reader, String path) {
    var content = list.operation().at("/responses/200/content");
    if (!content.has(LINES)) {
      return reader.get(path).is(200).data().valueStream().toList();
    }
    var lines = reader.get(path, "Accept", LINES).is(200).lines();
    return list.isTrailed() ? lines.subList(0, lines.size() - 1) : lines;
  }

  /** A row for each member of a list, where the columns are those of its members. */
  private static List<JsonNode> spread(List<JsonNode> rows, List<String> columns) {
    var lines = new ArrayList<JsonNode>();
    for (var row : rows) {
      var list =
          row.properties().stream()
              .filter(field -> field.getValue().isArray() && !columns.contains(field.getKey()))
              .findFirst();
      if (list.isEmpty()) {
        lines.add(row);
      }
      list.ifPresent(
          field ->
              field
                  .getValue()
                  .forEach(
                      member ->
                          lines.add(((ObjectNode) row.deepCopy()).set(field.getKey(), member))));
    }
    return lines;
  }

  /** Every value of the row stands in a cell; one that is another by now is not looked at. */
  private static void says(Map<String, Csv.Cell> row, JsonNode before, JsonNode after) {
    var unsaid = new TreeSet<>(row.keySet());
    says(row, "", before, after, unsaid);
    for (var column : unsaid) {
      assertThat(requireNonNull(row.get(column)).isNull())
          .as("%s of %s in %s", column, row, before)
          .isTrue();
    }
  }

  private static void says(
      Map<String, Csv.Cell> row,
      String name,
      JsonNode value,
      JsonNode later,
      TreeSet<String> unsaid) {
    var cell = row.get(name);
    if (cell == null) {
      assertThat(value.isObject() || value.isNull()).as("%s of %s", name, row.keySet()).isTrue();
      value.forEachEntry(
          (field, within) ->
              says(
                  row,
                  name.isEmpty() ? field : name + "." + field,
                  within,
                  later.path(field),
                  unsaid));
      return;
    }
    unsaid.remove(name);
    if (!value.equals(later)) {
      return;
    }
    if (value.isNull()) {
      assertThat(cell.isNull()).as(name).isTrue();
    } else if (value.isContainer()) {
      assertThat(JSON.readTree(cell.text())).as(name).isEqualTo(value);
    } else {
      assertThat(cell.unguarded()).as(name).isEqualTo(value.asString());
      assertThat(cell.text())
          .as("%s is no formula", name)
          .matches("(?s)([^=+\\-@\\t\\r]|-[0-9.]+$).*|");
    }
  }

  private static void isDescribed(Described list, List<String> columns) {
    var words = list.operation().at("/responses/200/content/text~1csv/schema/description");
    assertThat(words.asString()).contains("`" + String.join(",", columns) + "`");
  }

  @Test
  void aTextIsNoFormulaAndANumberIsNoText() {
    var charges = Furnished.filled("/periods/{period_id}/charges", THINGS);
    var table = TENANT.get(charges + "?format=csv").is(200).response().body();
    assertThat(table).contains(",'=1+1,", ",'-5,", ",'+49 30,", ",'@all,", ",''quoted',");
    var balances = Furnished.filled("/periods/{period_id}/balance-sheet?format=csv", THINGS);
    assertThat(TENANT.get(balances).is(200).response().body()).containsPattern(",-[0-9.]+[,\r]");
  }

  @Test
  void aTableIsAskedForByTheFormatToo() {
    var accepted = TENANT.get("/owners", "Accept", "text/csv").is(200);
    var named = TENANT.get("/owners?format=csv", "Accept", "text/html").is(200);
    assertThat(named.response().body()).isEqualTo(accepted.response().body());
    assertThat(named.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"owners.csv\"");
    TENANT.get("/owners?format=json", "Accept", "text/csv").is(200).data();
    TENANT.get("/owners?format=pdf").isRefused(422, "validation_error");
    TENANT.get("/owners", "Accept", "text/html").is(406);
    TENANT
        .get("/owners?format=csv", "Accept", "text/event-stream")
        .isRefused(422, "validation_error");
    var owner = THINGS.get("owner_id");
    TENANT.get("/owners/" + owner + "?format=csv").isRefused(422, "validation_error");
    var history = TENANT.get("/owners/" + owner + "/history?format=csv").is(200);
    assertThat(history.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"owners-history.csv\"");
  }

  @Test
  void aTableIsOfAPageOnlyIfOneIsAskedFor() {
    var charges = Furnished.filled("/periods/{period_id}/charges", THINGS);
    var all = Csv.rows(TENANT.get(charges + "?format=csv").is(200).response().body());
    assertThat(all).hasSizeGreaterThan(HARD.size());
    var some = TENANT.get(charges + "?format=csv&skip=1&limit=2").is(200).response().body();
    assertThat(Csv.rows(some)).isEqualTo(all.subList(1, 3));
    var sheet = Furnished.filled("/periods/{period_id}/balance-sheet", THINGS);
    assertThat(Csv.rows(TENANT.get(sheet + "?format=csv&limit=1").is(200).response().body()))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/periods", "/purchases"})
  void aTableWithoutRowsNamesItsColumns(String path) {
    var nobodys = SERVICE.newTenant();
    var table = nobodys.get(path, "Accept", "text/csv").is(200).response().body();
    assertThat(Csv.rows(table)).isEmpty();
    assertThat(Csv.columns(table)).contains("id");
  }

  @Test
  void whatIsNotThereIsRefusedAsAlways() {
    TENANT
        .get("/periods/019b76da-a800-7000-8000-000000000000/charges?format=csv")
        .isRefused(404, "not_found");
  }
}
