package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a slice shows of what it accepted, and what about it looks wrong. */
record Warned(@Nullable Object shown, List<Warning> warnings) {}
