package dev.daybook.eventstore.testing;

import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.function.UnaryOperator;

/** One node's store with its connections, closed together. */
public record TestStore(PostgresEventStore store, TenantConnections connections)
    implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  /** As the role that serves requests. */
  public static TestStore on(TestDatabase database) {
    return on(database.service(), settings -> settings);
  }

  public static TestStore on(
      ConnectionFactoryOptions options, UnaryOperator<PostgresEventStore.Builder> settings) {
    TenantConnections connections =
        TenantConnections.pooled(ConnectionFactories.get(options), CONNECTIONS);
    return new TestStore(
        settings.apply(PostgresEventStore.builder(connections)).build(), connections);
  }

  @Override
  public void close() {
    Await.end(store.close().then(connections.close()));
  }
}
