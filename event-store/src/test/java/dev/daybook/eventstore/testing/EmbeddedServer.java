package dev.daybook.eventstore.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of its own in a temporary folder, on a free port, as durable as a real one. */
public final class EmbeddedServer implements AutoCloseable {

  private final Path data;
  private EmbeddedPostgres running;

  private EmbeddedServer(Path data, EmbeddedPostgres running) {
    this.data = data;
    this.running = running;
    // Nothing is left behind, not even by a test that forgot to close it.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-postgres"));
  }

  public static EmbeddedServer start() {
    try {
      Path data = Files.createTempDirectory("daybook-postgres");
      return new EmbeddedServer(data, postgres(data).start());
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

  /** Starts again on the same data and the same port. */
  public void startAgain() {
    try {
      running = postgres(data).setPort(running.getPort()).start();
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
    try {
      List<String> postmaster = Files.readAllLines(data.resolve("postmaster.pid"));
      long pid = Long.parseLong(postmaster.getFirst());
      new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start();
      ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
    } catch (IOException stoppedAlready) {
      // A test stopped it, and did not start it again.
    }
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException failed) {
      throw new UncheckedIOException("The data of PostgreSQL could not be removed", failed);
    }
  }
}
