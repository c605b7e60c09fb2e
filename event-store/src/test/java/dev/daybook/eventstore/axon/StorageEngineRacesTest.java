package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.races.EventStoreRaces;
import dev.daybook.eventstore.races.Node;
import dev.daybook.eventstore.testing.Await;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;

/** Two engines on one database; the store below them has its own, longer races. */
class StorageEngineRacesTest extends EventStoreRaces {

  private static final int CONNECTIONS = 6;
  private static final int SHARE = 4;

  @Override
  protected Node open(ConnectionFactoryOptions database) {
    TenantConnections connections =
        TenantConnections.pooled(ConnectionFactories.get(database), CONNECTIONS);
    PostgresEventStore store = PostgresEventStore.builder(connections).build();
    return new Node(
        new AxonEventStore(store), () -> Await.end(store.close().then(connections.close())));
  }

  @Override
  protected int rounds(int usually) {
    return super.rounds(usually / SHARE);
  }
}
