package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All purchases of one service as a file, and the same into another service: how fast, and how much
 * memory its JVM takes meanwhile.
 */
final class PurchaseFiles {

  private static final long LOOK_MILLIS = 200;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  PurchaseFiles(Path folder) {
    this.folder = folder;
  }

  private record Took(long rows, double seconds, long megabytesBefore, long megabytesAfter) {}

  Table measured(Service from, Service to) {
    var table = new Table("files", "rows", "seconds", "rows/s", "MB of the JVM before", "MB after");
    for (var form : List.of("csv", "json")) {
      System.err.println("export/" + form);
      row(table, "`GET /export/%s`".formatted(form), exported(from, form));
    }
    System.err.println("import");
    row(table, "`POST /import/csv?dry_run=true`", foreseen(to));
    row(table, "`POST /import/csv`, until the job is DONE", imported(to));
    row(table, "its `undo`, until the job is UNDONE", undone(to));
    return table;
  }

  private Path file(String form) {
    return folder.resolve("purchases." + form);
  }

  private Took exported(Service from, String form) {
    var before = from.residentMegabytes();
    var begun = System.nanoTime();
    from.download("/export/" + form, file(form));
    var seconds = seconds(begun);
    try (var lines = Files.lines(file(form))) {
      return new Took(lines.count(), seconds, before, from.residentMegabytes());
    } catch (IOException gone) {
      throw new NotMeasured("The export is not there: " + gone.getMessage(), gone);
    }
  }

  private Took foreseen(Service to) {
    var before = to.residentMegabytes();
    var begun = System.nanoTime();
    var job = to.upload("/import/csv?dry_run=true", "text/csv", file("csv"));
    return new Took(job.get("rows_read").asLong(), seconds(begun), before, to.residentMegabytes());
  }

  private Took imported(Service to) {
    var before = to.residentMegabytes();
    var begun = System.nanoTime();
    var id = to.upload("/import/csv", "text/csv", file("csv")).get("id").asString();
    var job = over(to, id);
    return new Took(job.get("rows_read").asLong(), seconds(begun), before, to.residentMegabytes());
  }

  private Took undone(Service to) {
    var before = to.residentMegabytes();
    var begun = System.nanoTime();
    var list = JSON.readTree(to.get("/import/jobs?limit=1", "").body());
    var id = list.at("/data/0/id").asString();
    to.post("/import/jobs/" + id + "/undo", "{}");
    var job = over(to, id);
    return new Took(job.get("undone").asLong(), seconds(begun), before, to.residentMegabytes());
  }

  private static JsonNode over(Service service, String id) {
    while (true) {
      var job = JSON.readTree(service.get("/import/jobs/" + id, "").body()).get("data");
      if (!job.get("status").asString().equals("RUNNING")) {
        return job;
      }
      Service.pause(LOOK_MILLIS);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void row(Table table, String what, Took took) {
    table.row(
        what,
        Report.count(took.rows),
        "%.1f".formatted(took.seconds),
        Report.count(Math.round(took.rows / took.seconds)),
        String.valueOf(took.megabytesBefore),
        String.valueOf(took.megabytesAfter));
  }
}
