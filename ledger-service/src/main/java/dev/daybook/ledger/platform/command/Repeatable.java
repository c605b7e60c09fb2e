package dev.daybook.ledger.platform.command;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A caller's key under which a command is done once.
 *
 * @param fingerprint tells whether a repeated key comes with the same request
 * @param kept what to keep of an answer, so that a repetition can be given the same
 */
public record Repeatable(
    String caller, String key, String fingerprint, Function<@Nullable Object, String> kept) {}
