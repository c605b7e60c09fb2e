package dev.daybook.projections;

/**
 * An entry as it reads at the position that was asked for.
 *
 * @param first the position of the event that began it
 * @param changed the position of the event that made it read so; another one means another entity
 *     tag
 */
public record Entry<V>(V value, long first, long changed) {}
