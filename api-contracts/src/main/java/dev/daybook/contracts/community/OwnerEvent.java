package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.owner;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to an owner; each event says all of it, as it reads from now on. */
public sealed interface OwnerEvent extends CommunityEvent {

  OwnerId ownerId();

  String name();

  @Nullable String email();

  record OwnerRegistered(OwnerId ownerId, String name, @Nullable String email)
      implements OwnerEvent {}

  record OwnerEdited(OwnerId ownerId, String name, @Nullable String email) implements OwnerEvent {

    public OwnerEdited(Owner owner) {
      this(owner.id(), owner.name(), owner.email());
    }
  }

  private static Owner after(@Nullable Owner before, OwnerEvent event) {
    return new Owner(event.ownerId(), event.name(), event.email());
  }

  Kind<OwnerEvent, OwnerId, Owner> OWNER =
      Kind.of(
          "owner",
          OwnerEvent::ownerId,
          OwnerEvent::after,
          said(
              OwnerRegistered.class,
              "community.owner-registered",
              "A person is known to the community as an owner."),
          said(
              OwnerEdited.class,
              "community.owner-edited",
              "An owner is called and reached like this from now on, whatever was known before."));

  private static <E extends OwnerEvent> EventType<E> said(
      Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(e -> Set.of(owner(e.ownerId())))
        .personal("name", OwnerEvent::ownerId)
        .personal("email", OwnerEvent::ownerId);
  }
}
