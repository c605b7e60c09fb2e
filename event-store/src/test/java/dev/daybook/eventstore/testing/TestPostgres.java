package dev.daybook.eventstore.testing;

import dev.daybook.eventstore.EventStoreSchema;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The PostgreSQL of this test JVM: embedded, in a container or a given one, as {@code -Dpostgres}
 * says; started at first use, ended with the JVM. Every test class takes a database of its own from
 * it; a copy of a migrated one costs some 50 ms.
 */
public final class TestPostgres {

  private static final TestPostgres OF_THIS_JVM = ofThisJvm();

  private final PostgresServer server;
  private final Map<String, TestDatabase> templates = new ConcurrentHashMap<>();
  private final AtomicInteger databases = new AtomicInteger();
  private final String prefix = "test_" + ProcessHandle.current().pid() + "_";

  /** Databases on a server that a test runs itself, because it will stop it or watch it. */
  public TestPostgres(PostgresServer server) {
    this.server = server;
  }

  /** A server that was given goes on after the tests, without their databases. */
  private static TestPostgres ofThisJvm() {
    TestPostgres postgres = new TestPostgres(PostgresChoice.start());
    if (PostgresChoice.outlivesTheTests()) {
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::dropDatabases, "drop-databases"));
    }
    return postgres;
  }

  private void dropDatabases() {
    TestDatabase maintenance = new TestDatabase(server, "postgres");
    for (int number = databases.get(); number > 0; number--) {
      maintenance.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(prefix + number));
    }
  }

  /** A new database with the event store's schema in it. */
  public static TestDatabase database() {
    return OF_THIS_JVM.migrated();
  }

  /** A new database as the migration of a module left it; it runs once for a name. */
  public static TestDatabase database(String template, Consumer<TestDatabase> migration) {
    return OF_THIS_JVM.copyOf(template, migration);
  }

  /** A new database with nothing in it. */
  public static TestDatabase emptyDatabase() {
    return OF_THIS_JVM.create("template1");
  }

  public TestDatabase migrated() {
    return copyOf("eventstore", TestPostgres::migrate);
  }

  private static void migrate(TestDatabase database) {
    PostgresServer server = database.server();
    EventStoreSchema.migrate(database.jdbcUrl(), server.user(), server.password());
  }

  private TestDatabase copyOf(String template, Consumer<TestDatabase> migration) {
    TestDatabase migrated =
        templates.computeIfAbsent(
            template,
            ignored -> {
              TestDatabase fresh = create("template1");
              migration.accept(fresh);
              return fresh;
            });
    return create(migrated.name());
  }

  private TestDatabase create(String template) {
    String name = prefix + databases.incrementAndGet();
    new TestDatabase(server, "postgres")
        .execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
    return new TestDatabase(server, name);
  }
}
