package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL: one that a service keeps, or one that is kept here for several services. */
interface Server {

  /** On a full disk a server may wait with its end for room. */
  int LONGEST_END_SECONDS = 60;

  /** Makes it run if it is nobody else's business to. */
  void up();

  /** Where its process file is. */
  Path cluster();

  Connection connect() throws SQLException;

  /** Empty while it does not run. */
  default List<Long> processes() {
    return line(0).stream().flatMap(pid -> Signals.family(Long.parseLong(pid)).stream()).toList();
  }

  /** Ends the postmaster by a signal, and waits for that; one that can't end is killed. */
  default void end(String signal) {
    for (var pid : line(0)) {
      Signals.send(signal, List.of(Long.parseLong(pid)));
      ProcessHandle.of(Long.parseLong(pid)).ifPresent(Server::awaitEnd);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    process.onExit().completeOnTimeout(process, LONGEST_END_SECONDS, TimeUnit.SECONDS).join();
    if (process.isAlive()) {
      process.destroyForcibly();
    }
  }

  /** Of its process file; empty where there is none. */
  default List<String> line(int number) {
    try {
      var lines = Files.readAllLines(cluster().resolve("postmaster.pid"));
      return lines.size() > number ? List.of(lines.get(number).strip()) : List.of();
    } catch (IOException notRunning) {
      return List.of();
    }
  }

  private static Connection connect(String port, String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/%s?connectTimeout=5".formatted(port, database),
        "postgres",
        "");
  }

  /** Of a service that keeps its own, on a port that it chooses. */
  record Embedded(Path cluster) implements Server {

    private static final int PORT_LINE = 3;

    @Override
    public void up() {}

    @Override
    public Connection connect() throws SQLException {
      var port = line(PORT_LINE);
      if (port.isEmpty()) {
        throw new SQLException("the embedded PostgreSQL does not run");
      }
      return Server.connect(port.getFirst(), "daybook");
    }
  }

  /** That services are told of by URL. */
  record Given(Path cluster, int port) implements Server {

    private static final int ATTEMPTS = 100;
    private static final long BETWEEN_MILLIS = 200;

    /** With an empty database. */
    static Given start(Path cluster) {
      var server = new Given(cluster, Node.freePort());
      server.startFirst();
      try (var connection = Server.connect(String.valueOf(server.port), "postgres");
          var statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE daybook");
        return server;
      } catch (SQLException failed) {
        throw new NotMeasured("No database was made: " + failed.getMessage(), failed);
      }
    }

    String url() {
      return "postgresql://postgres:@127.0.0.1:%d/daybook?sslmode=disable".formatted(port);
    }

    /** The backends of one that was killed may still be ending. */
    @Override
    public void up() {
      for (int i = 1; line(0).stream().noneMatch(Given::isAlive); i++) {
        try {
          startAgain();
        } catch (NotMeasured failed) {
          if (i == ATTEMPTS) {
            throw failed;
          }
          Signals.pause(BETWEEN_MILLIS);
        }
      }
    }

    private static boolean isAlive(String pid) {
      return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
    }

    @SuppressWarnings("resource") // it is ended by signals, as everything here
    private void startFirst() {
      try {
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster)
            .setRegisterShutdownHook(false)
            .setCleanDataDirectory(false)
            .setPort(port)
            .setLocaleConfig("locale", "C")
            // The library switches durability off.
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
      } catch (IOException failed) {
        throw new NotMeasured("PostgreSQL does not start: " + failed.getMessage(), failed);
      }
    }

    /**
     * The same command as at first, which the cluster has kept. The library can't be asked again:
     * it holds a lock on the cluster until its instance is collected.
     */
    private void startAgain() {
      var control = Path.of(program()).resolveSibling("pg_ctl").toString();
      var restart =
          List.of(control, "restart", "-w", "-D", cluster.toString(), "-l", cluster + ".log");
      // PostgreSQL refuses to run as root, but not as a root who is nobody outside.
      var root = "root".equals(System.getProperty("user.name"));
      Signals.run(
          Stream.concat(root ? Stream.of("unshare", "-U") : Stream.of(), restart.stream())
              .toArray(String[]::new));
    }

    private String program() {
      try {
        return Files.readString(cluster.resolve("postmaster.opts")).split(" ", 2)[0];
      } catch (IOException failed) {
        throw new NotMeasured("PostgreSQL never ran: " + failed.getMessage(), failed);
      }
    }

    @Override
    public Connection connect() throws SQLException {
      return Server.connect(String.valueOf(port), "daybook");
    }
  }
}
