package dev.daybook.ledger.platform.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a request says before its body, read.
 *
 * @param asTable whether what is asked for, be it a page or all of a list, is to be written as CSV
 * @param listing what a cursor of this request is good for: the same list with the same filters
 * @param minPosition what {@code Daybook-Min-Position} says, 0 where it says nothing
 */
record RequestHead(
    QueryReader declared,
    Map<String, String> path,
    Map<String, Object> query,
    Representation representation,
    boolean asTable,
    Paging paging,
    PointInTime pointInTime,
    String listing,
    IfMatch ifMatch,
    @Nullable String idempotencyKey,
    long minPosition,
    Duration patience,
    @Nullable Long lastEventId) {}
