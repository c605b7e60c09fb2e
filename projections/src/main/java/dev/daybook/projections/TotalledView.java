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
 * @param moves statements that move the totals by what a batch has changed; they have the batch's
 *     tenants and its first and last position for parameters
 * @param clears statements without parameters that take away what comes to nothing, so that totals
 *     are the same however the log was parted into batches
 */
public record TotalledView<E extends Event>(
    View<E> entries, int revision, String totals, List<String> moves, List<String> clears)
    implements View<E> {

  public TotalledView {
    moves = List.copyOf(moves);
    clears = List.copyOf(clears);
  }

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
    var moved =
        Flux.fromIterable(moves)
            .concatMap(move -> Sql.update(connection, move, tenants, first, last));
    var cleared = Flux.fromIterable(clears).concatMap(clear -> Sql.update(connection, clear));
    return Flux.concat(entries.apply(connection, batch), moved.then(), cleared.then()).then();
  }
}
