package dev.daybook.ledger.platform.events;

import dev.daybook.contracts.schema.Describe;
import org.jspecify.annotations.Nullable;

/** The last line of a replay: who has it has all of the lines before it. */
record Trailer(
    @Describe("How many events the lines before this one are.") long count,
    @Nullable @Describe("The position of the first of them; null if there is none.")
        Long firstPosition,
    @Nullable
        @Describe(
            "The position of the last of them; null if there is none. Whoever goes on later asks"
                + " for `from_position` one more.")
        Long lastPosition,
    @Describe("The SHA-256 of all bytes before this line, as hexadecimal digits.") String sha256) {}
