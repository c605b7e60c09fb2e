package dev.daybook.eventstore;

/** A condition that holds while no event after the position lies within the boundary. */
public record AppendCondition(Boundary boundary, long after) {}
