package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.reactivestreams.Publisher;

/**
 * A fold of events into tables of its own.
 *
 * @param <E> the events that it folds
 */
public interface View<E extends Event> {

  /**
   * Names the view and the schema that its tables live in. A constant {@code NAME}, by which
   * whoever reads the view waits for it.
   */
  String name();

  /** Raised by hand whenever the fold or the tables change; a higher one is rebuilt by itself. */
  int version();

  /** Which events it folds; the others pass it by. */
  List<EventType<? extends E>> events();

  /**
   * The statements that make its tables, without naming a schema. Every table has a column {@code
   * tenant text not null}, by which row-level security parts the tenants.
   */
  String tables();

  /**
   * Writes what a batch comes to, set-wise, in the transaction that the connection is in; table
   * names need no schema. An error undoes the whole batch.
   */
  Publisher<Void> apply(Connection connection, List<Posted<E>> batch);
}
