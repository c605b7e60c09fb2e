package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;

/** A store on an empty database of its own. */
record OpenStore(TestDatabase database, TenantConnections connections, PostgresEventStore store)
    implements AutoCloseable {

  private static final int CONNECTIONS = 8;

  static OpenStore empty() {
    TestDatabase database = TestPostgres.database();
    TenantConnections connections =
        TenantConnections.pooled(database.connect(database.service()), CONNECTIONS);
    return new OpenStore(database, connections, PostgresEventStore.builder(connections).build());
  }

  @Override
  public void close() {
    Await.end(store.close().then(connections.close()));
  }
}
