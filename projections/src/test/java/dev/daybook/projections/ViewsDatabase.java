package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStoreSchema;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.Verdict;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A database with a log in it, and the nodes that post views on it. */
public final class ViewsDatabase implements AutoCloseable {

  public static final Duration PATIENCE = Duration.ofSeconds(90);

  private final TestDatabase database;
  private final TenantConnections service;
  private final PostgresEventStore store;
  private final List<RunningNode> nodes = new ArrayList<>();

  public ViewsDatabase() {
    this(TestPostgres.database("views", ViewsDatabase::migrate));
  }

  ViewsDatabase(TestDatabase database) {
    this.database = database;
    // A database is copied without the rights on it.
    database.execute(
        "grant create on database %s to %s"
            .formatted(database.name(), EventStoreSchema.RUNNER_ROLE));
    this.service = TenantConnections.pooled(database.connect(database.service()), 8);
    this.store = PostgresEventStore.builder(service).build();
  }

  static void migrate(TestDatabase fresh) {
    var server = fresh.server();
    EventStoreSchema.migrate(fresh.jdbcUrl(), server.user(), server.password());
    ViewsSchema.migrate(fresh.jdbcUrl(), server.user(), server.password());
  }

  /** One process that posts views. */
  public record RunningNode(
      ViewRunner runner, TenantConnections connections, CompletableFuture<?> running) {

    /** Finishes what is under way and gives its claims back. */
    void stop() {
      runner.stop();
      running.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      connections.close().block(PATIENCE);
    }

    /** Without a chance to clean up, as a crash would. */
    void die() {
      running.cancel(true);
      connections.close().block(PATIENCE);
    }
  }

  public RunningNode node(
      String name, Collection<? extends EventType<?>> types, List<View<?>> views) {
    var connections = TenantConnections.pooled(database.connect(database.runner()), 8);
    var runner = new ViewRunner(connections, types, views, name, ViewListener.NONE);
    var node = new RunningNode(runner, connections, runner.run().toFuture());
    nodes.add(node);
    return node;
  }

  public PostgresEventStore store() {
    return store;
  }

  /** Connections of requests: they see one tenant. */
  public TenantConnections service() {
    return service;
  }

  public TestDatabase database() {
    return database;
  }

  /** The position of the last event. */
  public <E extends Event> long append(String tenant, EventType<E> type, List<E> events) {
    return append(tenant, events.stream().map(event -> stored(type, event)).toList());
  }

  /** The event as it is appended; it was Ada. */
  public static <E extends Event> NewEvent stored(EventType<E> type, E event) {
    return new NewEvent(
        // No secret: the random one of the JDK blocks.
        new UUID(ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong()),
        type.name(),
        type.revision(),
        type.tags().apply(event),
        type.effectiveOn().apply(event),
        ContractJson.MAPPER.writeValueAsString(event),
        "{\"actor\":\"ada\"}");
  }

  public long append(String tenant, List<NewEvent> events) {
    var verdict = store.append(new AppendRequest(tenant, events, null, null)).block(PATIENCE);
    if (verdict instanceof Verdict.Appended appended) {
      return appended.last();
    }
    throw new AssertionError("not appended: " + verdict);
  }

  /** A single number, asked for as the owner. */
  public long number(String sql) {
    try (var connection = database.jdbc();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused.getMessage() + " in: " + sql, refused);
    }
  }

  /** Waits, for {@link #PATIENCE} at the longest. */
  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still not: " + what);
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    nodes.stream().filter(node -> !node.running().isDone()).forEach(RunningNode::stop);
    store.close().then(service.close()).block(PATIENCE);
  }
}
