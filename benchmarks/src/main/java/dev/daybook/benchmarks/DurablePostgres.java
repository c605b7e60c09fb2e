package dev.daybook.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A PostgreSQL for one run, with the settings of the service's embedded one. */
final class DurablePostgres implements AutoCloseable {

  private final EmbeddedPostgres running;

  private DurablePostgres(EmbeddedPostgres running) {
    this.running = running;
  }

  static DurablePostgres start(Path folder) {
    try {
      var postgres =
          new DurablePostgres(
              EmbeddedPostgres.builder()
                  .setDataDirectory(folder.resolve("postgres"))
                  .setLocaleConfig("locale", "C")
                  // The library switches durability off.
                  .setServerConfig("fsync", "on")
                  .setServerConfig("full_page_writes", "on")
                  .setServerConfig("synchronous_commit", "on")
                  .setServerConfig("shared_buffers", "128MB")
                  .setServerConfig("max_wal_size", "1GB")
                  .setServerConfig("jit", "off")
                  .start());
      postgres.address().requireDurable();
      return postgres;
    } catch (IOException failed) {
      throw new NotMeasured("PostgreSQL did not start: " + failed.getMessage(), failed);
    }
  }

  PostgresAddress address() {
    return new PostgresAddress(running.getPort(), "postgres");
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("PostgreSQL did not stop", failed);
    }
  }
}
