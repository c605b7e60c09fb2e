package dev.daybook.projections;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.EventType;
import io.r2dbc.spi.Connection;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A view of entries that also keeps what they come to now, in tables beside theirs: whenever a
 * batch of entries was written, its totals move with it, in the same transaction.
 *
 * @param entries the view that writes the entries
 * @param revision of the totals, raised by hand whenever they or their tables change
 * @param totals the statements that make the tables of totals
 * @param move the statement that moves the totals by what a batch has changed; its parameters are
 *     the batch's tenants, its first and its last position
 * @param clear the statement that takes away what comes to nothing, so that totals are the same
 *     however the log was parted into batches
 */
public record TotalledView<E extends Event>(
    View<E> entries, int revision, String totals, String move, String clear) implements View<E> {

  @Override
  public String name() {
    return entries.name();
  }

  /** Higher whenever that of the entries or that of the totals is. */
  @Override
  public int version() {
    return entries.version() + revision;
  }

  @Override
  public List<EventType<? extends E>> events() {
    return entries.events();
  }

  @Override
  public String tables() {
    return entries.tables() + "\n" + totals;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<E>> batch) {
    var tenants = batch.stream().map(Posted::tenant).distinct().toArray(String[]::new);
    long first = batch.getFirst().position();
    long last = batch.getLast().position();
    return Flux.concat(
            entries.apply(connection, batch),
            Sql.update(connection, move, tenants, first, last).then(),
            Sql.update(connection, clear).then())
        .then();
  }
}
