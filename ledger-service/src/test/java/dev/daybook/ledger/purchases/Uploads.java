package dev.daybook.ledger.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Files of somebody, in and out. */
record Uploads(Session session) {

  static final String HEADER =
      "id,product_name,price,currency_code,retailer,brand,status,purchase_date,notes,created_at,"
          + "updated_at,warranty_id,warranty_start,warranty_end,warranty_type,warranty_provider,"
          + "warranty_notes,warranty_voided_at,warranty_void_reason\r\n";

  /**
   * @param cells from the product to the notes
   */
  static String row(String cells) {
    return "," + cells + ",,,,,,,,,,\r\n";
  }

  /**
   * @param path below that of imports, such as {@code csv?dry_run=true}
   */
  Reply send(String path, String file) {
    var type = path.contains("csv") ? "text/csv" : "application/json";
    return session.upload("/import/" + path, type, file);
  }

  /** The job of a file, when it is over. */
  JsonNode imported(String path, String file) {
    var job = send(path, file).is(202);
    assertThat(job.location()).endsWith("/import/jobs/" + job.id());
    return over(job.id());
  }

  /** The job as it is told live, when it is over. */
  JsonNode over(String id) {
    try (var live = session.live("/import/jobs/" + id)) {
      for (var message = live.next(); ; message = live.next()) {
        if (!message.data().path("status").asString().equals("RUNNING")) {
          return message.data();
        }
      }
    }
  }

  JsonNode undone(String id) {
    var answer = session.post("/import/jobs/" + id + "/undo", "").is(202);
    assertThat(answer.data("/status")).isEqualTo("RUNNING");
    assertThat(answer.location()).endsWith("/import/jobs/" + id);
    return over(id);
  }

  /** Each with its line, its field and its code. */
  static List<String> errors(JsonNode job) {
    return job.path("errors")
        .valueStream()
        .map(
            error ->
                "%s %s %s"
                    .formatted(
                        error.path("line").asString(),
                        error.path("field").asString(""),
                        error.path("code").asString()))
        .toList();
  }

  String exported(String form) {
    return session.get("/export/" + form).is(200).response().body();
  }
}
