package dev.daybook.proofs;

import java.util.ArrayList;
import java.util.List;

/**
 * A complete subtree: the leaves from {@code index << level} on, as many as {@code 1 << level}. It
 * never changes once its last leaf stands, whatever is appended later.
 */
public record Node(int level, long index) {

  /** The leaf that completed it; its hash is kept with that leaf. */
  public long lastLeaf() {
    return ((index + 1) << level) - 1;
  }

  /**
   * The complete subtrees that make up the leaves from {@code from} up to and without {@code to},
   * from left to right. They get smaller, which is how RFC 9162 splits a tree.
   */
  static List<Node> covering(long from, long to) {
    var nodes = new ArrayList<Node>();
    for (long start = from; start < to; ) {
      long leaves = Long.highestOneBit(to - start);
      int level = Long.numberOfTrailingZeros(leaves);
      nodes.add(new Node(level, start >> level));
      start += leaves;
    }
    return nodes;
  }
}
