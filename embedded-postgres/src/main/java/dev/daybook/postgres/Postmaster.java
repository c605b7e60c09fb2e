package dev.daybook.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running server of a cluster, as a process.
 *
 * <p>It is a child in a session of its own, so that Ctrl-C in a terminal reaches the program alone,
 * which then stops its database last.
 */
final class Postmaster {

  static final String LOOPBACK = "127.0.0.1";

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final int LAST_WORDS_BYTES = 16 << 10;
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

  private final Cluster cluster;
  private final Process process;

  private Postmaster(Cluster cluster, Process process) {
    this.cluster = cluster;
    this.process = process;
  }

  /** Starts a server and waits until it answers; whatever served the cluster before is stopped. */
  static Postmaster start(Cluster cluster, int port, int mostSessions, Duration limit)
      throws IOException, InterruptedException {
    stopLeftBehind(cluster);
    var logged = Files.size(cluster.log());
    var builder = cluster.account().process(command(cluster, port, mostSessions));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(cluster.log().toFile()));
    log.info("Starting PostgreSQL …");
    var postmaster = new Postmaster(cluster, builder.start());
    try {
      if (postmaster.awaitReady(limit)) {
        return postmaster;
      }
    } catch (InterruptedException stopping) {
      postmaster.stop();
      throw stopping;
    }
    postmaster.stop();
    throw new IOException(lastWords(cluster.log(), logged));
  }

  private static List<String> command(Cluster cluster, int port, int mostSessions) {
    var settings =
        List.of(
            "listen_addresses=" + LOOPBACK,
            "port=" + port,
            "unix_socket_directories=",
            // Durability is demanded here, where no configuration file can take it back.
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "max_connections=" + mostSessions,
            "shared_buffers=128MB",
            "max_wal_size=1GB",
            "jit=off",
            "log_checkpoints=off",
            "log_line_prefix=%m [%p] ",
            "timezone=UTC",
            "log_timezone=UTC");
    var words = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    }
    words.addAll(cluster.account().prefix());
    words.addAll(List.of(cluster.programs().program("postgres"), "-D", cluster.path().toString()));
    settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    return words;
  }

  private boolean awaitReady(Duration limit) throws IOException, InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      var file = PostmasterFile.in(cluster.path());
      if (file.filter(f -> f.ready() && f.pid() == process.pid()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** A server whose program was killed still runs: it is stopped, with everything saved. */
  private static void stopLeftBehind(Cluster cluster) throws IOException, InterruptedException {
    var found = PostmasterFile.in(cluster.path());
    if (found.isEmpty()) {
      return;
    }
    var file = found.get();
    var running = file.process();
    if (running.isPresent()) {
      log.warn("Stopping the PostgreSQL of a program that was killed, process {}", file.pid());
      stop(running.get());
    } else if (ProcessHandle.of(file.pid()).isPresent()) {
      file.remove();
    }
  }

  /** Completes with the exit code when the server has ended, for whatever reason. */
  CompletableFuture<Integer> ended() {
    return process.onExit().thenApply(Process::exitValue);
  }

  void stop() throws InterruptedException {
    stop(process.toHandle());
  }

  /** Fast: sessions are ended and a checkpoint is written; harder if that takes too long. */
  private static void stop(ProcessHandle server) throws InterruptedException {
    for (var signal : List.of("INT", "QUIT", "KILL")) {
      if (!server.isAlive()) {
        return;
      }
      try {
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, server.pid())).start();
        server.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException tryHarder) {
        log.warn("PostgreSQL did not end within {} of SIG{}", STOP_LIMIT, signal);
      } catch (IOException | ExecutionException failed) {
        throw new PostgresRefused("PostgreSQL can't be stopped: " + failed.getMessage(), failed);
      }
    }
    throw new PostgresRefused("PostgreSQL, process %d, can't be stopped.".formatted(server.pid()));
  }

  private static String lastWords(Path log, long from) throws IOException {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(from, file.length() - LAST_WORDS_BYTES));
      var bytes = new byte[(int) (file.length() - file.getFilePointer())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
          .reduce((first, last) -> last)
          .orElse("it gave no reason in " + log);
    }
  }
}
