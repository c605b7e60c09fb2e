package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.OWNER_REGISTERED;
import static dev.daybook.contracts.community.CommunityEvents.PROPERTY_REGISTERED;

import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.eventstore.Criterion;

/** What decisions ask to know whether somebody or something that a command names is there. */
public final class Registration {

  public static Criterion of(OwnerId id) {
    return Criterion.types(OWNER_REGISTERED.name()).tagged(CommunityEvents.owner(id));
  }

  public static Criterion of(PropertyId id) {
    return Criterion.types(PROPERTY_REGISTERED.name()).tagged(CommunityEvents.property(id));
  }

  private Registration() {}
}
