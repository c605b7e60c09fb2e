package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.eventstore.testing.TestDatabase;
import org.flywaydb.core.Flyway;

/** What identity needs of a database, and nothing else. */
final class IdentityDatabase {

  static void migrate(TestDatabase database) {
    EventStoreSchema.migrate(
        database.jdbcUrl(), database.server().user(), database.server().password());
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.server().user(), database.server().password())
        .locations("classpath:db/migration/platform")
        .schemas("daybook")
        .createSchemas(false)
        .table("flyway_platform")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  private IdentityDatabase() {}
}
