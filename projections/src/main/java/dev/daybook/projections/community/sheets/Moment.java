package dev.daybook.projections.community.sheets;

import java.time.LocalDate;

/**
 * What is asked about.
 *
 * @param at the position of the log, which all views that are read must have reached
 * @param today the day that it was then
 */
public record Moment(String tenant, long at, LocalDate today) {}
