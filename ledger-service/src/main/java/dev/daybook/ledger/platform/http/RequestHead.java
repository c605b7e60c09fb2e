package dev.daybook.ledger.platform.http;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that a request says before its body, read. */
record RequestHead(
    Map<String, String> path,
    Map<Parameter<?>, Object> query,
    Set<Parameter<?>> declared,
    Representation representation,
    Paging paging,
    PointInTime pointInTime,
    IfMatch ifMatch,
    @Nullable String idempotencyKey,
    long minPosition,
    Duration patience,
    @Nullable Long lastEventId) {}
