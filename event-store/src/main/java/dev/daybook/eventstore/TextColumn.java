package dev.daybook.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Texts, or nulls, that are bound as one {@code text[]}, in PostgreSQL's own form of it: as a plain
 * array they would be escaped here and parsed there, character by character, and payloads are JSON.
 */
record TextColumn(List<@Nullable String> texts) {

  static <R> TextColumn of(List<R> rows, Function<R, @Nullable String> part) {
    List<@Nullable String> texts = new ArrayList<>(rows.size());
    for (R row : rows) {
      texts.add(part.apply(row));
    }
    return new TextColumn(texts);
  }
}
