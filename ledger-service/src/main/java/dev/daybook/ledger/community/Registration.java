package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.OWNER_REGISTERED;

import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.eventstore.Criterion;

/** What decisions ask to know whether an owner that a command names is there. */
public final class Registration {

  public static Criterion of(OwnerId id) {
    return Criterion.types(OWNER_REGISTERED.name()).tagged(CommunityEvents.owner(id));
  }

  private Registration() {}
}
