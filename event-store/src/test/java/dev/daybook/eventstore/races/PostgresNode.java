package dev.daybook.eventstore.races;

import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;

/** Opens this module's own store as a node. */
final class PostgresNode {

  private static final int CONNECTIONS = 6;

  private PostgresNode() {}

  static Node open(ConnectionFactoryOptions database) {
    TenantConnections connections =
        TenantConnections.pooled(ConnectionFactories.get(database), CONNECTIONS);
    PostgresEventStore store = PostgresEventStore.builder(connections).build();
    return new Node(store, () -> Await.end(store.close().then(connections.close())));
  }
}
