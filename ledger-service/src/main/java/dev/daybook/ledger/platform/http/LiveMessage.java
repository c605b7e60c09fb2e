package dev.daybook.ledger.platform.http;

import org.jspecify.annotations.Nullable;

/**
 * One message of a live answer.
 *
 * @param position what a reader resumes after, sent as {@code id:}; null for what can't be resumed
 * @param event the name of what happened
 * @param data written as one line of JSON; a page of many in its envelope
 */
public record LiveMessage(@Nullable Long position, String event, Object data) {}
