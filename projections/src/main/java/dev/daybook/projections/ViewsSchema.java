package dev.daybook.projections;

import dev.daybook.eventstore.EventStoreSchema;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Brings the runner's own tables to what this version needs; the views' tables the runner makes
 * itself. It blocks, so call it before anything is served, and after the event store's.
 */
public final class ViewsSchema {

  private ViewsSchema() {}

  /** Creates or updates the tables as the given user, who owns them from then on. */
  public static void migrate(String jdbcUrl, String user, @Nullable String password) {
    Flyway.configure()
        .dataSource(jdbcUrl, user, password)
        .locations("classpath:db/migration/views")
        .schemas(EventStoreSchema.SCHEMA)
        .createSchemas(false)
        .table("flyway_views")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }
}
