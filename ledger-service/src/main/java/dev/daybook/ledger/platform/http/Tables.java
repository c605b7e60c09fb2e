package dev.daybook.ledger.platform.http;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.platform.csv.CsvTable;
import dev.daybook.ledger.platform.http.Answer.Content;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Writes the rows of an answer as the lines of a table, whatever else there is to it. */
final class Tables {

  /** By the ids of operations, of which there are no more than these. */
  private final Map<String, CsvTable> known = new ConcurrentHashMap<>();

  /** The names of the columns, and a line for each row. */
  Flux<byte[]> lines(Operation operation, Content content) {
    var table = known.computeIfAbsent(operation.id(), id -> operation.table());
    return rows(operation, content)
        .index((index, row) -> (index == 0 ? table.header() : "") + table.lines(row))
        .switchIfEmpty(Flux.just(table.header()))
        .map(line -> line.getBytes(StandardCharsets.UTF_8));
  }

  private static Flux<?> rows(Operation operation, Content content) {
    return switch (content) {
      case Content.Many many -> Flux.fromIterable(many.rows());
      case Content.Lines(var rows) -> rows;
      case Content.WrittenLines(var pieces) -> read(operation, pieces);
      case Content.One(Iterable<?> all) -> Flux.fromIterable(all);
      case Content.Noted(Iterable<?> all, _) -> Flux.fromIterable(all);
      case Content.Excerpt excerpt -> Flux.fromIterable(listed(operation, excerpt));
      default -> throw new IllegalStateException(operation + " gave no rows: " + content);
    };
  }

  /** What a page is shown of stands in something that has more to say. */
  private static JsonNode listed(Operation operation, Content.Excerpt excerpt) {
    var list = requireNonNull(requireNonNull(operation.pages()).list());
    JsonNode all = ContractJson.MAPPER.valueToTree(excerpt.data());
    return all.path(list);
  }

  /** The last line is about the others where there is such a line, and is no row. */
  private static Flux<JsonNode> read(Operation operation, Flux<byte[]> pieces) {
    return pieces
        .concatMapIterable(piece -> new String(piece, StandardCharsets.UTF_8).lines().toList(), 1)
        .skipLast(operation.trailer() == null ? 0 : 1)
        .map(ContractJson.MAPPER::readTree);
  }
}
