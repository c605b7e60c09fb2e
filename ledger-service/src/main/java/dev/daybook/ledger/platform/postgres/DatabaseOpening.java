package dev.daybook.ledger.platform.postgres;

import dev.daybook.ledger.platform.start.Settings;
import dev.daybook.ledger.platform.start.StartRefused;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
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

  private final CompletableFuture<Database> database;

  private DatabaseOpening(CompletableFuture<Database> database) {
    this.database = database;
  }

  /** Begins on a thread of its own. Whatever becomes of the start, the database ends with it. */
  public static DatabaseOpening begin(Settings settings) {
    var database = new CompletableFuture<Database>();
    Thread.ofPlatform().name("open-database").start(() -> open(settings, database));
    // After the application's own end, and also when a signal comes before there is a context.
    SpringApplication.getShutdownHandlers()
        .add(() -> database.exceptionally(refused -> null).thenAccept(DatabaseOpening::end).join());
    return new DatabaseOpening(database);
  }

  private static void open(Settings settings, CompletableFuture<Database> database) {
    try {
      database.complete(Database.open(settings, DatabaseOpening::giveUp));
    } catch (RuntimeException | Error refused) {
      database.completeExceptionally(refused);
    }
  }

  private static void end(@Nullable Database opened) {
    if (opened != null) {
      opened.close();
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
