package dev.daybook.eventstore.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A PostgreSQL of its own in a temporary folder, on a free port, as durable as a real one. */
public final class EmbeddedServer implements AutoCloseable {

  private static final int CRASH_SECONDS = 20;

  private final Path data;
  private EmbeddedPostgres running;

  private EmbeddedServer(Path data, EmbeddedPostgres running) {
    this.data = data;
    this.running = running;
    // Nothing is left behind, not even by a test that forgot to close it.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-postgres"));
  }

  public static EmbeddedServer start() {
    return start(Map.of());
  }

  /**
   * @param settings of the server that differ from a durable one's, such as {@code fsync}
   */
  public static EmbeddedServer start(Map<String, String> settings) {
    try {
      Path data = Files.createTempDirectory("daybook-postgres");
      EmbeddedPostgres.Builder server = postgres(data);
      settings.forEach(server::setServerConfig);
      return new EmbeddedServer(data, server.start());
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL did not start", failed);
    }
  }

  /** The library switches durability off for speed; the tests are about durability. */
  private static EmbeddedPostgres.Builder postgres(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setLocaleConfig("locale", "C")
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("log_min_messages", "fatal");
  }

  public PostgresServer address() {
    return new PostgresServer("localhost", running.getPort(), "postgres", null);
  }

  /** Disconnects everybody and stops. */
  public void stop() {
    try {
      running.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL did not stop", failed);
    }
  }

  /** Stops without a checkpoint and without a word to anybody: the next start has to recover. */
  public void crash() {
    end("QUIT");
  }

  /** As {@code kill -9} of the postmaster does: its backends notice that they are orphans. */
  public void kill() {
    end("KILL");
  }

  private void end(String signal) {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
      postmaster.onExit().get(CRASH_SECONDS, TimeUnit.SECONDS);
      running.close();
    } catch (IOException | InterruptedException | ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("PostgreSQL did not crash", failed);
    }
  }

  /** Starts again on the same data and the same port. */
  public void startAgain() {
    startAgain(Map.of());
  }

  /**
   * @param settings of the server that differ from a durable one's, for this start alone
   */
  public void startAgain(Map<String, String> settings) {
    try {
      EmbeddedPostgres.Builder server = postgres(data).setPort(running.getPort());
      settings.forEach(server::setServerConfig);
      running = server.start();
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL did not start again", failed);
    }
  }

  /** Ends at once and removes the data: a checkpoint of what nobody needs any more takes long. */
  @Override
  public void close() {
    if (!Files.exists(data)) {
      return;
    }
    if (Files.exists(data.resolve("postmaster.pid"))) {
      crash();
    }
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException failed) {
      throw new UncheckedIOException("The data of PostgreSQL could not be removed", failed);
    }
  }
}
