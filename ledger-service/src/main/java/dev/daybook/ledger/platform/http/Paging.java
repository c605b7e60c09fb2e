package dev.daybook.ledger.platform.http;

import java.util.List;

/** Which part of a list is asked for. */
public record Paging(long skip, int limit) {

  public static final int DEFAULT_LIMIT = 20;
  public static final int MAX_LIMIT = 100;

  /** Deeper than any list is read by pages; whoever wants more streams it. */
  public static final long MAX_SKIP = 10_000_000;

  /** The part of a list that is short enough to be at hand whole. */
  public <T> List<T> of(List<T> whole) {
    return whole.stream().skip(skip).limit(limit).toList();
  }
}
