package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.owner;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to an owner. */
public sealed interface OwnerEvent extends CommunityEvent {

  OwnerId ownerId();

  record OwnerRegistered(OwnerId ownerId, String name, @Nullable String email) implements Said {}

  record OwnerEdited(OwnerId ownerId, String name, @Nullable String email) implements Said {

    public OwnerEdited(Owner owner) {
      this(owner.id(), owner.name(), owner.email());
    }
  }

  record OwnerRetired(OwnerId ownerId, LocalDate retiredOn) implements OwnerEvent {}

  record OwnerReturned(OwnerId ownerId) implements OwnerEvent {}

  /** Says how an owner is called and reached from now on. */
  sealed interface Said extends OwnerEvent {

    String name();

    @Nullable String email();
  }

  private static Owner after(@Nullable Owner before, OwnerEvent event) {
    return switch (event) {
      case OwnerRegistered e -> new Owner(e.ownerId(), e.name(), e.email());
      case OwnerEdited e ->
          new Owner(e.ownerId(), e.name(), e.email(), requireNonNull(before).retiredOn());
      case OwnerRetired e -> requireNonNull(before).retired(e.retiredOn());
      case OwnerReturned _ -> requireNonNull(before).retired(null);
    };
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
              "An owner is called and reached like this from now on, whatever was known before."),
          EventType.of(
                  OwnerRetired.class,
                  "community.owner-retired",
                  1,
                  "An owner has nothing to do with the community any more after this day.")
              .tagged(e -> Set.of(owner(e.ownerId())))
              .effectiveOn(OwnerRetired::retiredOn),
          EventType.of(
                  OwnerReturned.class,
                  "community.owner-returned",
                  1,
                  "An owner who had retired goes on, as if that had not been said.")
              .tagged(e -> Set.of(owner(e.ownerId()))));

  private static <E extends Said> EventType<E> said(Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(e -> Set.of(owner(e.ownerId())))
        .personal("name", OwnerEvent::ownerId)
        .personal("email", OwnerEvent::ownerId);
  }
}
