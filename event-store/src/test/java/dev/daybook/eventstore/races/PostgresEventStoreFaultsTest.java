package dev.daybook.eventstore.races;

import dev.daybook.eventstore.testing.TestStore;
import io.r2dbc.spi.ConnectionFactoryOptions;

class PostgresEventStoreFaultsTest extends EventStoreFaults {

  @Override
  protected Node open(ConnectionFactoryOptions database) {
    TestStore store = TestStore.on(database, settings -> settings);
    return new Node(store.store(), store::close);
  }
}
