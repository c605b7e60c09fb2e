package dev.daybook.ledger.purchases.lists;

import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.PurchasesRejection.InUse;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Sight;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Seen;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A retailer, or a brand, goes; one that purchases name can't. */
final class RemoveListed<I extends Id, T>
    implements ViewedSlice<RemoveListed.Asked<I>, RemoveListed.State<T>> {

  record Asked<I extends Id>(I id) implements Command {}

  /**
   * @param thing null if it is not there, or not any more
   * @param purchases how many name it
   */
  record State<T>(@Nullable Entry<T> thing, long purchases) {

    State() {
      this(null, 0);
    }
  }

  /** Reads the thing, and how many purchases name it: an index knows that. */
  record Views<I extends Id, T>(
      Listed<I, T> listed, EntryAnswers<T> things, EntryAnswers<Bought> purchases)
      implements Sight<Asked<I>, State<T>> {

    Views(Listed<I, T> listed, TenantConnections connections) {
      this(listed, listed.table().on(connections), PURCHASES.on(connections));
    }

    @Override
    public List<String> views() {
      return List.of(listed.table().view(), PURCHASES.view());
    }

    @Override
    public Mono<State<T>> read(String tenant, Asked<I> c, long at) {
      var naming = Wanted.ALL.having(listed.field(), c.id());
      return things
          .get(tenant, c.id(), at)
          .flatMap(
              thing -> purchases.count(tenant, naming, at).map(many -> new State<>(thing, many)))
          .defaultIfEmpty(new State<>());
    }
  }

  private final Listed<I, T> listed;

  RemoveListed(Listed<I, T> listed) {
    this.listed = listed;
  }

  @Override
  public String name() {
    return "purchases.remove-" + listed.noun();
  }

  @Override
  public @Nullable Seen<?> subject(Asked<I> c, State<T> state) {
    var thing = state.thing();
    return thing == null ? null : Seen.of(listed.kind(), c.id(), thing.value(), thing.changed());
  }

  @Override
  public Boundary boundary(Asked<I> c, State<T> state) {
    return contended(c);
  }

  /** What happened to it, and every purchase that names it. */
  @Override
  public Boundary contended(Asked<I> c) {
    return Boundary.of(Criterion.ANY.tagged(listed.kind().tag(c.id())));
  }

  @Override
  public Decision decide(Asked<I> c, State<T> state) {
    var thing = state.thing();
    if (thing == null) {
      return refuse(new NoSuch(listed.noun(), c.id()));
    }
    return refuseIf(
            state.purchases() > 0, () -> new InUse(listed.noun(), c.id(), state.purchases()))
        .elseAccept(() -> listed.removed().apply(c.id(), listed.nameOf().apply(thing.value())));
  }
}
