package dev.daybook.projections;

/**
 * Something that lists what it is made of, and shows a window on that list.
 *
 * @param total how many the whole list has
 */
public record Excerpt<T>(T shown, long total) {}
