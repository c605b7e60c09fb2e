package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database and the nodes that serve it.
 *
 * @param clock the file that says how wrong the clock of the last node is; empty where it is right
 */
record Installation(String name, Disk disk, Server server, List<Node> nodes, Optional<Path> clock) {

  private static final String RIGHT = "+0";

  /** One service with the PostgreSQL that it brings. */
  static Installation single(Disk disk, Path logs) {
    var data = disk.path().resolve("single");
    var node = new Node("single", logs, Map.of("DAYBOOK_DATA_DIR", data.toString()));
    return new Installation(
        "single",
        disk,
        new Server.Embedded(data.resolve("postgres")),
        List.of(node),
        Optional.empty());
  }

  /** Two nodes on a PostgreSQL that is given. */
  static Installation pair(Disk disk, Path logs, Optional<Path> faketime) {
    var server = Server.Given.start(disk.path().resolve("pair"));
    var clock = faketime.map(library -> logs.resolve("clock"));
    var given = Map.of("DAYBOOK_DATABASE_URL", server.url());
    var misled = new HashMap<>(given);
    faketime.ifPresent(
        library ->
            misled.putAll(
                Map.of(
                    "LD_PRELOAD", library.toString(),
                    "FAKETIME_TIMESTAMP_FILE", clock.orElseThrow().toString(),
                    "FAKETIME_CACHE_DURATION", "1",
                    // Without these two a JVM waits for ever.
                    "DONT_FAKE_MONOTONIC", "1",
                    "FAKETIME_FORCE_MONOTONIC_FIX", "0")));
    var nodes = List.of(new Node("pair-1", logs, given), new Node("pair-2", logs, misled));
    var pair = new Installation("pair", disk, server, nodes, clock);
    pair.tell(RIGHT);
    return pair;
  }

  /** How wrong the last node's clock is, such as {@code +3d}. */
  void tell(String offset) {
    clock.ifPresent(
        file -> {
          try {
            Files.writeString(file, offset + "\n");
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
  }

  /** Everything runs, with room on the disk and the right time. */
  void heal() {
    disk.free();
    tell(RIGHT);
    revive();
  }

  /** Who ended, of a trouble or for lack of a database, is started again. */
  void revive() {
    server.up();
    nodes.forEach(Node::start);
  }

  /** What nobody waits for is written late, so that a crash loses it. */
  void forget() {
    execute("ALTER SYSTEM SET wal_writer_delay = '10s'");
    execute("SELECT pg_reload_conf()");
  }

  void execute(String sql) {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException refused) {
      throw new NotMeasured("%s, in: %s".formatted(refused.getMessage(), sql), refused);
    }
  }

  /** The processes behind the service's connections; none while the database is away. */
  List<Long> backends() {
    try (var connection = server.connect();
        var rows = connection.createStatement().executeQuery(BACKENDS)) {
      var pids = new ArrayList<Long>();
      while (rows.next()) {
        pids.add(rows.getLong(1));
      }
      return pids;
    } catch (SQLException away) {
      return List.of();
    }
  }

  private static final String BACKENDS =
      "SELECT pid FROM pg_stat_activity WHERE usename IN ('daybook_runner', 'daybook_service')";

  /** Nothing of it is needed any more. */
  void end() {
    nodes.forEach(Node::kill);
    server.end("QUIT");
  }

  @Override
  public String toString() {
    return name;
  }
}
