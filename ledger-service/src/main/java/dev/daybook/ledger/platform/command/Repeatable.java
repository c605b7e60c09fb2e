package dev.daybook.ledger.platform.command;

import org.jspecify.annotations.Nullable;

/**
 * A caller's key under which a command is done once.
 *
 * @param fingerprint tells whether a repeated key comes with the same request
 * @param kept what to keep of an answer, so that a repetition can be given the same
 */
public record Repeatable(String caller, String key, String fingerprint, Kept kept) {

  /** What is kept of an answer. */
  public interface Kept {

    /**
     * @param shown what the slice shows
     * @param version of the thing where the command changed nothing about it; null where its
     *     version is the position of the command's own events
     */
    String of(@Nullable Object shown, @Nullable Long version);
  }
}
