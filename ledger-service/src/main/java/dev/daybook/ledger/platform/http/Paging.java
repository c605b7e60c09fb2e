package dev.daybook.ledger.platform.http;

import java.util.List;

/** Which part of a list is asked for. */
public record Paging(long skip, int limit) {

  /** Deeper than any list is read by pages; whoever wants more streams it. */
  public static final long MAX_SKIP = 10_000_000;

  /**
   * How long the pages of a list are.
   *
   * @param unlessSaid when the caller says nothing
   * @param most when the caller says so
   */
  public record Length(int unlessSaid, int most) {

    public static final Length OF_A_LIST = new Length(20, 100);
  }

  /** The part of a list that is at hand whole. */
  public <T> List<T> of(List<T> whole) {
    int from = (int) Math.min(skip, whole.size());
    return whole.subList(from, Math.min(whole.size(), from + limit));
  }
}
