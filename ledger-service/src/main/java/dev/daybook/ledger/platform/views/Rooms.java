package dev.daybook.ledger.platform.views;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.EntryTable;
import java.util.function.UnaryOperator;

/** Opens the rooms in which entries are looked at. */
public final class Rooms {

  private final ViewReads reads;
  private final Histories histories;
  private final TenantConnections connections;

  public Rooms(ViewReads reads, Histories histories, TenantConnections connections) {
    this.reads = reads;
    this.histories = histories;
    this.connections = connections;
  }

  /**
   * @param type of the entries
   */
  public <T> Room<T> of(EntryTable<T> table, Class<T> type) {
    return new Room<>(
        reads,
        histories,
        table,
        table.on(connections),
        Shown.asItIs(type),
        null,
        UnaryOperator.identity());
  }
}
