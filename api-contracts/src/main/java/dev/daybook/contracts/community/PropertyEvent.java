package dev.daybook.contracts.community;

/** What happens to a property. */
public sealed interface PropertyEvent extends CommunityEvent
    permits PropertyRegistered, PropertyRelabelled, PropertyChanged {

  PropertyId propertyId();
}
