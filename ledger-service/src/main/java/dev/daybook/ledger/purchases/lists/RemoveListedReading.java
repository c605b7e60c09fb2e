package dev.daybook.ledger.purchases.lists;

import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.StateReading;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Wanted;
import dev.daybook.projections.Window;
import java.util.List;
import reactor.core.publisher.Mono;

/** Reads the thing, and how many purchases name it: an index knows that. */
final class RemoveListedReading<C extends RemoveListed.Asked<I>, I extends Id, T>
    implements StateReading<C, RemoveListed.State<T>> {

  private static final Window NONE_OF_THEM = new Window(0, 0);

  private final Listed<I, T> listed;
  private final EntryAnswers<T> things;
  private final EntryAnswers<Bought> purchases;

  RemoveListedReading(Listed<I, T> listed, TenantConnections connections) {
    this.listed = listed;
    this.things = listed.table().on(connections);
    this.purchases = PURCHASES.on(connections);
  }

  @Override
  public List<String> views() {
    return List.of(listed.table().view(), PURCHASES.view());
  }

  @Override
  public Mono<RemoveListed.State<T>> read(String tenant, C c, long at) {
    var naming = Wanted.ALL.having(listed.field(), c.id());
    return things
        .get(tenant, c.id(), at)
        .flatMap(
            thing ->
                purchases
                    .list(tenant, naming, at, NONE_OF_THEM)
                    .map(Listing::total)
                    .map(many -> new RemoveListed.State<>(thing, many)))
        .defaultIfEmpty(new RemoveListed.State<>());
  }
}
