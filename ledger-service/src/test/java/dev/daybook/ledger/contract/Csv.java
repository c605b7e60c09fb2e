package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV as RFC 4180 has it, independently of what writes it. */
public final class Csv {

  /**
   * @param isQuoted whether it stood in quotation marks: an empty one that did not is null
   */
  public record Cell(String text, boolean isQuoted) {

    public boolean isNull() {
      return text.isEmpty() && !isQuoted;
    }

    /** Without the apostrophe that keeps programs from making a formula of it. */
    public String unguarded() {
      return text.matches("(?s)'[=+\\-@\\t\\r'].*") ? text.substring(1) : text;
    }
  }

  private final String csv;
  private int at;

  private Csv(String csv) {
    this.csv = csv;
  }

  /** Of each row its cells by the names of their columns, in order. */
  public static List<Map<String, Cell>> rows(String csv) {
    var all = new Csv(csv).read();
    var names = all.getFirst().stream().map(Cell::text).toList();
    var rows = new ArrayList<Map<String, Cell>>();
    for (var cells : all.subList(1, all.size())) {
      assertThat(cells).as("a cell for each of %s", names).hasSameSizeAs(names);
      var row = new LinkedHashMap<String, Cell>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  public static List<String> columns(String csv) {
    return new Csv(csv).read().getFirst().stream().map(Cell::text).toList();
  }

  private List<List<Cell>> read() {
    var rows = new ArrayList<List<Cell>>();
    while (at < csv.length()) {
      rows.add(row());
    }
    return rows;
  }

  private List<Cell> row() {
    var cells = new ArrayList<Cell>();
    cells.add(cell());
    while (csv.startsWith(",", at)) {
      at++;
      cells.add(cell());
    }
    assertThat(csv.startsWith("\r\n", at))
        .as("a row ends with CR LF at %d of %s", at, csv)
        .isTrue();
    at += 2;
    return cells;
  }

  private Cell cell() {
    return csv.startsWith("\"", at) ? quoted() : plain();
  }

  private Cell plain() {
    int from = at;
    while (at < csv.length() && ",\"\r\n".indexOf(csv.charAt(at)) < 0) {
      at++;
    }
    return new Cell(csv.substring(from, at), false);
  }

  private Cell quoted() {
    var text = new StringBuilder();
    at++;
    while (!csv.startsWith("\"", at) || csv.startsWith("\"\"", at)) {
      text.append(csv.charAt(at));
      at += csv.startsWith("\"\"", at) ? 2 : 1;
    }
    at++;
    return new Cell(text.toString(), true);
  }
}
