package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.races.EventStoreRaces;
import dev.daybook.eventstore.races.Node;
import dev.daybook.eventstore.testing.TestStore;
import io.r2dbc.spi.ConnectionFactoryOptions;

/** Two engines on one database; the store below them has its own, longer races. */
class StorageEngineRacesTest extends EventStoreRaces {

  private static final int SHARE = 4;

  @Override
  protected Node open(ConnectionFactoryOptions database) {
    TestStore store = TestStore.on(database, settings -> settings);
    return new Node(new AxonEventStore(store.store()), store::close);
  }

  @Override
  protected int rounds(int usually) {
    return super.rounds(usually / SHARE);
  }
}
