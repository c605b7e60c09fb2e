package dev.daybook.ledger.purchases.files;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.ledger.platform.csv.Cells;
import dev.daybook.ledger.platform.files.CsvColumn;
import dev.daybook.ledger.purchases.files.FiledPurchase.FiledWarranty;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a purchase with its warranty lies in the cells of one row; every cell is guarded. */
final class CsvForm {

  private static final String WARRANTY = "warranty";

  /**
   * @param pointer to its value in the purchase as JSON
   */
  record Column(String name, String pointer) implements CsvColumn {

    @Override
    public String path() {
      return pointer.substring(1).replace('/', '.');
    }

    @Override
    public void read(String cell, ObjectNode purchase) {
      CsvForm.read(this, cell, purchase);
    }
  }

  static final List<Column> COLUMNS = columns();

  static final String HEADER = Cells.row(COLUMNS.stream().map(Column::name).toList());

  private static List<Column> columns() {
    var columns = new ArrayList<Column>();
    for (var name : JsonSchemas.properties(FiledPurchase.class).keySet()) {
      if (!name.equals(WARRANTY)) {
        columns.add(new Column(name, "/" + name));
      }
    }
    for (var name : JsonSchemas.properties(FiledWarranty.class).keySet()) {
      var alone = name.startsWith(WARRANTY) ? name : WARRANTY + "_" + name;
      columns.add(new Column(alone, "/" + WARRANTY + "/" + name));
    }
    return List.copyOf(columns);
  }

  static String row(FiledPurchase purchase) {
    JsonNode json = ContractJson.MAPPER.valueToTree(purchase);
    return Cells.row(COLUMNS.stream().map(column -> cell(json.at(column.pointer()))).toList());
  }

  private static String cell(JsonNode value) {
    var text = value.isMissingNode() || value.isNull() ? "" : value.asString();
    return Cells.quoted(Cells.guarded(text));
  }

  /** Writes into a purchase what a cell says; an empty one says nothing. */
  static void read(Column column, String cell, ObjectNode purchase) {
    if (cell.isEmpty()) {
      return;
    }
    var path = column.path().split("\\.", 2);
    var within = path.length == 1 ? purchase : purchase.withObject("/" + path[0]);
    within.put(path[path.length - 1], Cells.unguarded(cell));
  }

  private CsvForm() {}
}
