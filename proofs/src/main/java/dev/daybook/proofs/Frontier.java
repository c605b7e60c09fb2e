package dev.daybook.proofs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All that has to be known of a tree to append to it: the complete subtrees that its leaves make
 * up, one for each bit of its size. Not safe for use by several threads.
 */
public final class Frontier {

  /** From left to right, which is from the largest to the smallest. */
  private final List<Hash> subtrees;

  private long size;

  private Frontier(long size, List<Hash> subtrees) {
    this.size = size;
    this.subtrees = subtrees;
  }

  public static Frontier empty() {
    return new Frontier(0, new ArrayList<>());
  }

  /** What has to be looked up to go on with a tree of that size. */
  public static List<Node> nodes(long size) {
    return Node.covering(0, size);
  }

  /**
   * @param tree finds the hash of each of {@link #nodes}
   */
  public static Frontier of(long size, Function<Node, Hash> tree) {
    return new Frontier(size, new ArrayList<>(nodes(size).stream().map(tree).toList()));
  }

  public long size() {
    return size;
  }

  /**
   * Appends a leaf.
   *
   * @return the hashes of the nodes that end with this leaf, the leaf's own first: level 0, 1, …
   */
  public List<Hash> append(Hash leaf) {
    var completed = new ArrayList<Hash>();
    completed.add(leaf);
    for (long bits = size; (bits & 1) == 1; bits >>= 1) {
      completed.add(Hash.ofNode(subtrees.removeLast(), completed.getLast()));
    }
    subtrees.add(completed.getLast());
    size++;
    return completed;
  }

  public Hash root() {
    return rootOf(subtrees);
  }

  /** The root over neighbouring complete subtrees that get smaller. */
  static Hash rootOf(List<Hash> subtrees) {
    return subtrees.reversed().stream()
        .reduce((right, left) -> Hash.ofNode(left, right))
        .orElse(Hash.EMPTY_TREE);
  }
}
