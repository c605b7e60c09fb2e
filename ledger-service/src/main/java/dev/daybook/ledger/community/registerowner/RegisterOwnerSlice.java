package dev.daybook.ledger.community.registerowner;

import static dev.daybook.ledger.platform.slice.Decision.accept;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.OwnerRegistered;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.contracts.community.RegisterOwner;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.registerowner.RegisterOwnerSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;

/** A person becomes known as an owner. Two owners may bear the same name: people do. */
public final class RegisterOwnerSlice implements Slice<RegisterOwner, CommunityEvent, State> {

  /** Nothing: whoever is new depends on nobody. */
  public record State() {}

  @Override
  public Class<RegisterOwner> command() {
    return RegisterOwner.class;
  }

  @Override
  public String name() {
    return "community.register-owner";
  }

  @Override
  public Boundary boundary(RegisterOwner command) {
    return Boundary.of(
        Criterion.types(CommunityEvents.OWNER_REGISTERED.name())
            .tagged(CommunityEvents.owner(command.ownerId())));
  }

  @Override
  public State initial() {
    return new State();
  }

  @Override
  public State evolve(State state, CommunityEvent event) {
    return state;
  }

  @Override
  public Decision decide(RegisterOwner c, State state) {
    return accept(new OwnerRegistered(c.ownerId(), c.name(), c.email()));
  }

  @Override
  public OwnerView answer(RegisterOwner c, State after) {
    return new OwnerView(c.ownerId(), c.name(), c.email());
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return OwnerRegistered.class;
  }
}
