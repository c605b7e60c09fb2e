package dev.daybook.contracts.community;

/** What happens to an owner. */
public sealed interface OwnerEvent extends CommunityEvent permits OwnerRegistered, OwnerEdited {

  OwnerId ownerId();
}
