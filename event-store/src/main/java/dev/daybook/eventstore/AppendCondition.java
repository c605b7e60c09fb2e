package dev.daybook.eventstore;

/** Holds while no event after that position lies within the boundary. */
public record AppendCondition(Boundary boundary, long after) {}
