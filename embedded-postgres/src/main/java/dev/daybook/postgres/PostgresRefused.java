package dev.daybook.postgres;

import org.jspecify.annotations.Nullable;

/** Why there is no embedded PostgreSQL, in a sentence for the person who started the program. */
public final class PostgresRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  PostgresRefused(String sentence) {
    this(sentence, null);
  }

  PostgresRefused(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence; never absent, unlike a throwable's message in general. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
