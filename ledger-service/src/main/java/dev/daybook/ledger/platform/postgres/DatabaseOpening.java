package dev.daybook.ledger.platform.postgres;

import dev.daybook.ledger.platform.start.Settings;
import dev.daybook.ledger.platform.start.StartRefused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * A database that is being opened while the rest of the service is being made: on two cores that
 * saves about a second of every start.
 */
public final class DatabaseOpening {

  private static final int EXIT_DATABASE_LOST = 1;

  private static final Logger log = LoggerFactory.getLogger(DatabaseOpening.class);

  private final CompletableFuture<Database> database = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean ending;

  private DatabaseOpening(Settings settings) {
    thread = Thread.ofPlatform().name("open-database").unstarted(() -> open(settings));
  }

  /** Begins on a thread of its own. Whatever becomes of the start, the database ends with it. */
  public static DatabaseOpening begin(Settings settings) {
    var opening = new DatabaseOpening(settings);
    opening.thread.start();
    // After the application's own end, and also when a signal comes before there is a context.
    SpringApplication.getShutdownHandlers().add(opening::end);
    return opening;
  }

  private void open(Settings settings) {
    try {
      database.complete(Database.open(settings, DatabaseOpening::giveUp));
    } catch (RuntimeException | Error refused) {
      // Who ends a start is not told that it failed, which the start would say of this.
      if (!ending) {
        database.completeExceptionally(refused);
      }
    }
  }

  /** A start that is still under way is broken off, and leaves no PostgreSQL behind. */
  private void end() {
    ending = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    if (database.isDone() && !database.isCompletedExceptionally()) {
      database.join().close();
    }
  }

  /** A service that has lost its database ends, so that whoever runs it notices. */
  private static void giveUp(String sentence) {
    log.error(sentence);
    System.exit(EXIT_DATABASE_LOST);
  }

  /** Waits for it; blocks, so only a start may call it. */
  Database await() {
    try {
      return database.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof StartRefused refused ? refused : failed;
    }
  }
}
