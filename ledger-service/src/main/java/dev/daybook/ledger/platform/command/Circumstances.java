package dev.daybook.ledger.platform.command;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All about a command that its decision may not depend on.
 *
 * @param correlationId what the caller calls the whole of which this command is a part
 * @param repeatable present when the caller may send the same command again and wants it done once
 * @param expectedVersion the only version of the thing that the caller wants changed, or null for
 *     any
 * @param dryRun decide and answer, but append nothing
 */
public record Circumstances(
    String tenant,
    String actor,
    String correlationId,
    @Nullable Repeatable repeatable,
    LongPredicate acceptsVersion,
    boolean dryRun) {}
