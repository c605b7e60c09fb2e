package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Positive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody asks for who adds a webhook. */
record NewWebhook(
    @NotBlank
        @MaxLength(Destination.MAX_CHARACTERS)
        @Example("https://example.org/hooks/daybook")
        @Describe("Where to send the events.")
        String url,
    @Nullable
        @MaxItems(Asked.MAX_TYPES)
        @Describe("Which types of events to tell of; all, unless it names any.")
        List<String> types,
    @Nullable
        @MaxItems(Asked.MAX_TAGS)
        @Describe("Tags that an event must all have, such as `period:0199…`.")
        List<String> tags,
    @Nullable @NotBlank @MaxLength(Asked.MAX_DESCRIPTION_CHARACTERS) @Describe("What it is for.")
        String description,
    @Nullable
        @Positive
        @Describe(
            "The position of the first event to tell of, if it is not the next one to come: 1 is"
                + " the beginning of the log.")
        Long fromPosition) {}
