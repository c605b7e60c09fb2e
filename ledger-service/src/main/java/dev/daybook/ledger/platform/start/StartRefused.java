package dev.daybook.ledger.platform.start;

import org.jspecify.annotations.Nullable;

/** Why the service does not start, in a sentence for the person who started it. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  public StartRefused(String sentence) {
    this(sentence, null);
  }

  public StartRefused(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence; never absent, unlike a throwable's message in general. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
