package dev.daybook.contracts.community;

/** A property is called something else. */
public record PropertyRelabelled(PropertyId propertyId, String label) implements PropertyEvent {}
