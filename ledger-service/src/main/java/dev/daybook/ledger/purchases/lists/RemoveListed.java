package dev.daybook.ledger.purchases.lists;

import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.PurchasesRejection.InUse;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.platform.command.ViewedSlice;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.projections.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A retailer, or a brand, goes; one that purchases name can't. */
final class RemoveListed<C extends RemoveListed.Asked<I>, I extends Id, T>
    implements ViewedSlice<C, RemoveListed.State<T>> {

  /** Each kind of thing has a command of its own. */
  sealed interface Asked<I extends Id> extends Command {
    I id();
  }

  record RemoveRetailer(RetailerId id) implements Asked<RetailerId> {}

  record RemoveBrand(BrandId id) implements Asked<BrandId> {}

  /**
   * @param thing null if it is not there, or not any more
   * @param purchases how many name it
   */
  record State<T>(@Nullable Entry<T> thing, long purchases) {

    State() {
      this(null, 0);
    }
  }

  private final Class<C> command;
  private final Listed<I, T> listed;

  RemoveListed(Class<C> command, Listed<I, T> listed) {
    this.command = command;
    this.listed = listed;
  }

  @Override
  public Class<C> command() {
    return command;
  }

  @Override
  public String name() {
    return "purchases.remove-" + listed.noun();
  }

  @Override
  public Boundary boundary(C c, State<T> state) {
    return contended(c);
  }

  /** What happened to it, and every purchase that names it. */
  @Override
  public Boundary contended(C c) {
    return Boundary.of(Criterion.ANY.tagged(listed.kind().tag(c.id())));
  }

  @Override
  public Decision decide(C c, State<T> state) {
    var thing = state.thing();
    if (thing == null) {
      return refuse(new NoSuch(listed.noun(), c.id()));
    }
    return refuseIf(
            state.purchases() > 0, () -> new InUse(listed.noun(), c.id(), state.purchases()))
        .elseAccept(() -> listed.removed().apply(c.id(), listed.nameOf().apply(thing.value())));
  }

  @Override
  public @Nullable Object answer(C c, State<T> state, List<Event> events) {
    return null;
  }

  @Override
  public long version(State<T> state) {
    return state.thing() == null ? 0 : state.thing().changed();
  }
}
