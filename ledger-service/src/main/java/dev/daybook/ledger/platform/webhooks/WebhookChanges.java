package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody changes about a webhook. */
record WebhookChanges(
    @Nullable
        @NotBlank
        @MaxLength(Destination.MAX_CHARACTERS)
        @Describe("Where to send the events from now on, beginning with the one that waits.")
        String url,
    @Nullable
        @MaxItems(Asked.MAX_TYPES)
        @Describe("Which types of events to tell of; all, if it is empty.")
        List<String> types,
    @Nullable @MaxItems(Asked.MAX_TAGS) @Describe("Tags that an event must all have.")
        List<String> tags,
    @Nullable @NotBlank @MaxLength(Asked.MAX_DESCRIPTION_CHARACTERS) @Describe("What it is for.")
        Optional<String> description) {}
