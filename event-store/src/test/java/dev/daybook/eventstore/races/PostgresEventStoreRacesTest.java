package dev.daybook.eventstore.races;

import io.r2dbc.spi.ConnectionFactoryOptions;

class PostgresEventStoreRacesTest extends EventStoreRaces {

  @Override
  protected Node open(ConnectionFactoryOptions database) {
    return PostgresNode.open(database);
  }
}
