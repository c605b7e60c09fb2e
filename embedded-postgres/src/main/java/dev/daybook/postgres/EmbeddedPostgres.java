package dev.daybook.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that belongs to this process: started, watched, started again, stopped. */
public final class EmbeddedPostgres implements AutoCloseable {

  /**
   * How long a start may take. It is generous, because a start after a crash replays the
   * write-ahead log first.
   */
  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private static final long BETWEEN_ATTEMPTS_MILLIS = 500;
  private static final int START_ATTEMPTS = 4;

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

  private final DataFolder folder;
  private final Cluster cluster;
  private final int port;
  private final int mostSessions;
  private final Duration restartLimit;
  private final Consumer<String> givenUp;
  private @Nullable Postmaster postmaster;
  private boolean closed;

  private EmbeddedPostgres(
      DataFolder folder,
      Cluster cluster,
      int port,
      int mostSessions,
      Duration restartLimit,
      Consumer<String> givenUp) {
    this.folder = folder;
    this.cluster = cluster;
    this.port = port;
    this.mostSessions = mostSessions;
    this.restartLimit = restartLimit;
    this.givenUp = givenUp;
  }

  /**
   * Starts it on a free port of the loopback interface; on return it answers.
   *
   * @param mostSessions how many connections it lets in at a time
   * @param restartLimit how long to try to start it again when it has died
   * @param givenUp told why, once, when that did not help
   */
  public static EmbeddedPostgres start(
      Path dataDir, int mostSessions, Duration restartLimit, Consumer<String> givenUp) {
    var folder = DataFolder.open(dataDir);
    try {
      return start(folder, mostSessions, restartLimit, givenUp);
    } catch (IOException failed) {
      folder.close();
      throw new PostgresRefused(
          "The embedded PostgreSQL in %s did not start: %s."
              .formatted(folder.path(), DataFolder.reason(failed)),
          failed);
    } catch (InterruptedException stopping) {
      folder.close();
      Thread.currentThread().interrupt();
      throw new PostgresRefused("The start was interrupted.", stopping);
    } catch (RuntimeException refused) {
      folder.close();
      throw refused;
    }
  }

  /**
   * Tries a few times, because another process may take the port, or a dying server may still hold
   * the cluster.
   */
  private static EmbeddedPostgres start(
      DataFolder folder, int mostSessions, Duration restartLimit, Consumer<String> givenUp)
      throws IOException, InterruptedException {
    var cluster = Cluster.in(folder);
    for (var attempt = 1; ; attempt++) {
      var postgres =
          new EmbeddedPostgres(folder, cluster, freePort(), mostSessions, restartLimit, givenUp);
      try {
        postgres.launch(START_LIMIT);
        return postgres;
      } catch (IOException failed) {
        if (attempt == START_ATTEMPTS) {
          throw failed;
        }
        log.warn("PostgreSQL did not start, attempt {}: {}", attempt, failed.getMessage());
        TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS_MILLIS);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(Postmaster.LOOPBACK))) {
      return socket.getLocalPort();
    }
  }

  private synchronized void launch(Duration limit) throws IOException, InterruptedException {
    var started = Postmaster.start(cluster, port, mostSessions, limit);
    postmaster = started;
    started.ended().thenAcceptAsync(code -> died(started, code));
  }

  public String host() {
    return Postmaster.LOOPBACK;
  }

  /**
   * The port, which stays the same for as long as the program runs, however often PostgreSQL is
   * started again.
   */
  public int port() {
    return port;
  }

  /**
   * The user who may do everything. Connections on the loopback interface are trusted, hence there
   * is no password.
   */
  public String superuser() {
    return Cluster.SUPERUSER;
  }

  private void died(Postmaster ended, int code) {
    try {
      restart(ended, code);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException failed) {
      givenUp.accept(
          "The embedded PostgreSQL died and could not be started again within %d s: %s."
              .formatted(restartLimit.toSeconds(), failed.getMessage()));
    }
  }

  /** Starts it again on the same port, so that pools of connections find it by themselves. */
  private synchronized void restart(Postmaster ended, int code)
      throws IOException, InterruptedException {
    if (closed || ended != postmaster) {
      return;
    }
    log.error("The embedded PostgreSQL ended with code {} and is started again", code);
    var end = System.nanoTime() + restartLimit.toNanos();
    while (true) {
      try {
        launch(Duration.ofNanos(end - System.nanoTime()));
        log.info("The embedded PostgreSQL answers again");
        return;
      } catch (IOException failed) {
        if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BETWEEN_ATTEMPTS_MILLIS) > end) {
          throw failed;
        }
        TimeUnit.MILLISECONDS.sleep(BETWEEN_ATTEMPTS_MILLIS);
      }
    }
  }

  /** Ends PostgreSQL, everything saved, and lets the data folder go. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (postmaster != null) {
        postmaster.stop();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      folder.close();
    }
  }
}
