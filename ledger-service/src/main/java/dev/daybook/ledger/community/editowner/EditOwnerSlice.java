package dev.daybook.ledger.community.editowner;

import static dev.daybook.contracts.community.CommunityEvents.OWNER_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.OWNER_REGISTERED;
import static dev.daybook.contracts.community.CommunityEvents.owner;
import static dev.daybook.ledger.community.Edits.changed;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.community.CommunityRejection.NoSuchOwner;
import dev.daybook.contracts.community.EditOwner;
import dev.daybook.contracts.community.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.OwnerRegistered;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.editowner.EditOwnerSlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import org.jspecify.annotations.Nullable;

/** An owner is called or reached differently from now on. */
public final class EditOwnerSlice implements Slice<EditOwner, OwnerEvent, State> {

  public record State(@Nullable OwnerView owner) {}

  @Override
  public Class<EditOwner> command() {
    return EditOwner.class;
  }

  @Override
  public String name() {
    return "community.edit-owner";
  }

  @Override
  public Boundary boundary(EditOwner c) {
    return Boundary.of(
        Criterion.types(OWNER_REGISTERED.name(), OWNER_EDITED.name()).tagged(owner(c.ownerId())));
  }

  @Override
  public State initial() {
    return new State(null);
  }

  @Override
  public State evolve(State s, OwnerEvent event) {
    return switch (event) {
      case OwnerRegistered e -> new State(new OwnerView(e.ownerId(), e.name(), e.email()));
      case OwnerEdited e -> new State(new OwnerView(e.ownerId(), e.name(), e.email()));
    };
  }

  @Override
  public Decision decide(EditOwner c, State s) {
    var before = s.owner();
    if (before == null) {
      return refuse(new NoSuchOwner(c.ownerId()));
    }
    var name = requireNonNullElse(c.name(), before.name());
    var email = changed(c.email(), before.email());
    return new OwnerView(c.ownerId(), name, email).equals(before)
        ? accept()
        : accept(new OwnerEdited(c.ownerId(), name, email));
  }

  @Override
  public OwnerView answer(EditOwner c, State after) {
    return requireNonNull(after.owner());
  }

  @Override
  public Class<? extends OwnerEvent> versioned() {
    return OwnerEvent.class;
  }
}
