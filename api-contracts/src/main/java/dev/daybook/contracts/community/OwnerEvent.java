package dev.daybook.contracts.community;

import dev.daybook.contracts.Kind;
import org.jspecify.annotations.Nullable;

/** What happens to an owner. */
public sealed interface OwnerEvent extends CommunityEvent permits OwnerRegistered, OwnerEdited {

  OwnerId ownerId();

  private static OwnerView after(@Nullable OwnerView before, OwnerEvent event) {
    return switch (event) {
      case OwnerRegistered e -> new OwnerView(e.ownerId(), e.name(), e.email());
      case OwnerEdited e -> new OwnerView(e.ownerId(), e.name(), e.email());
    };
  }

  Kind<OwnerEvent, OwnerId, OwnerView> OWNER =
      Kind.of(
          "owner",
          OwnerEvent::ownerId,
          OwnerEvent::after,
          CommunityEvents.OWNER_REGISTERED,
          CommunityEvents.OWNER_EDITED);
}
