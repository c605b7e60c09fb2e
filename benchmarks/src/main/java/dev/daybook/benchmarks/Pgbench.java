package dev.daybook.benchmarks;

import dev.daybook.benchmarks.Report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The yardstick: single rows inserted by {@code pgbench}, prepared, each committed durably, into a
 * table with the log's columns and indexes and rows as large as the log's. It reads nothing, checks
 * nothing and writes no tags, so it is what PostgreSQL itself can do at the most here.
 */
final class Pgbench {

  private static final List<Integer> CLIENTS = List.of(1, 16, 64, 128);

  /** A service that runs beside it has its own connections. */
  private static final int SEATS_OF_OTHERS = 30;

  private static final Duration TIME = Duration.ofSeconds(8);
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private static final String MAKE_TABLE =
      """
      CREATE SCHEMA benchmark;
      CREATE SEQUENCE benchmark.position;
      CREATE TABLE benchmark.event (LIKE daybook.event INCLUDING ALL);
      ALTER TABLE benchmark.event ALTER position SET DEFAULT nextval('benchmark.position');
      """;

  private static final String INSERT =
      """
      INSERT INTO benchmark.event
          (id, tenant, type, revision, recorded_at, effective_on, tags, payload, metadata)
      VALUES (gen_random_uuid(), 'demo', '%s', %d, clock_timestamp(), '%s',
          ARRAY[%s], '%s', '%s');
      """;

  private final Program pgbench = Program.pgbench();
  private final PostgresAddress address;
  private final Path script;
  private final Table table = new Table("clients of pgbench", "inserts/s");
  private double best;

  Pgbench(PostgresAddress address, Path folder) {
    this.address = address;
    this.script = folder.resolve("insert.sql");
  }

  /** The best of several counts of clients, in rows per second. */
  double best() {
    prepare();
    var seats = Integer.parseInt(address.ask("SHOW max_connections")) - SEATS_OF_OTHERS;
    for (int clients : CLIENTS.stream().filter(clients -> clients <= seats).toList()) {
      System.err.println("pgbench with " + clients + " clients");
      var rate = run(clients);
      table.row(String.valueOf(clients), Report.count(rate));
      best = Math.max(best, rate);
    }
    return best;
  }

  Table table() {
    return table;
  }

  String version() {
    return pgbench.version();
  }

  private void prepare() {
    address.execute(MAKE_TABLE);
    var event = new Contributions(1).next();
    var tags = String.join(", ", event.tags().stream().map(Pgbench::literal).toList());
    try {
      Files.writeString(
          script,
          INSERT.formatted(
              event.type(),
              event.revision(),
              event.effectiveOn(),
              tags,
              event.payload(),
              event.metadata()));
    } catch (IOException failed) {
      throw new NotMeasured("The script can't be written: " + failed.getMessage(), failed);
    }
  }

  /** A colon in front of a letter would be a variable of pgbench. */
  private static String literal(String tag) {
    return "U&'" + tag.replace(":", "\\003a") + "'";
  }

  private double run(int clients) {
    var threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
    var said =
        pgbench.run(
            Map.of("PGUSER", PostgresAddress.SUPERUSER),
            List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--file=" + script,
                "--client=" + clients,
                "--jobs=" + threads,
                "--time=" + TIME.toSeconds(),
                "--host=" + PostgresAddress.HOST,
                "--port=" + address.port(),
                address.database()));
    var rate = RATE.matcher(said);
    if (!rate.find()) {
      throw new NotMeasured("pgbench said no rate:\n" + said);
    }
    return Double.parseDouble(rate.group(1));
  }
}
