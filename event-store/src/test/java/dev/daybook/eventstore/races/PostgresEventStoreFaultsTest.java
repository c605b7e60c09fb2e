package dev.daybook.eventstore.races;

import io.r2dbc.spi.ConnectionFactoryOptions;

class PostgresEventStoreFaultsTest extends EventStoreFaults {

  @Override
  protected Node open(ConnectionFactoryOptions database) {
    return PostgresNode.open(database);
  }
}
