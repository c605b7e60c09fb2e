package dev.daybook.proofs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which complete subtrees a proof is made of (RFC 9162, sections 2.1.3.1 and 2.1.4.1). What to look
 * up is known before anything is looked up, so that a database is asked once.
 */
public final class ProofPlan {

  /** For each hash of the proof, in its order, the nodes that make it up. */
  private final List<List<Node>> hashes;

  private ProofPlan(List<List<Node>> fromTheRoot) {
    hashes = List.copyOf(fromTheRoot.reversed());
  }

  /** That the leaf stands at that index of the tree of that size. */
  public static ProofPlan inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "A tree of %d leaves has none at %d".formatted(size, index));
    }
    var fromTheRoot = new ArrayList<List<Node>>();
    long start = 0;
    long end = size;
    while (end - start > 1) {
      long middle = middle(start, end);
      if (index < middle) {
        fromTheRoot.add(Node.covering(middle, end));
        end = middle;
      } else {
        fromTheRoot.add(Node.covering(start, middle));
        start = middle;
      }
    }
    return new ProofPlan(fromTheRoot);
  }

  /** That the tree of the first size is how the tree of the second began. */
  public static ProofPlan consistency(long first, long second) {
    if (first < 1 || first > second) {
      throw new IllegalArgumentException(
          "Nothing is to be proven from %d to %d leaves".formatted(first, second));
    }
    var fromTheRoot = new ArrayList<List<Node>>();
    long start = 0;
    long end = second;
    while (first != end) {
      long middle = middle(start, end);
      if (first <= middle) {
        fromTheRoot.add(Node.covering(middle, end));
        end = middle;
      } else {
        fromTheRoot.add(Node.covering(start, middle));
        start = middle;
      }
    }
    // The first tree's root is known to whoever verifies, unless only a part of it is shared here.
    if (start > 0) {
      fromTheRoot.add(Node.covering(start, end));
    }
    return new ProofPlan(fromTheRoot);
  }

  /** Where RFC 9162 splits a tree: at the largest power of two that leaves something over. */
  private static long middle(long start, long end) {
    return start + Long.highestOneBit(end - start - 1);
  }

  public Stream<Node> nodes() {
    return hashes.stream().flatMap(List::stream);
  }

  /**
   * The proof.
   *
   * @param tree finds the hash of each of {@link #nodes}
   */
  public List<Hash> hashes(Function<Node, Hash> tree) {
    return hashes.stream()
        .map(nodes -> Frontier.rootOf(nodes.stream().map(tree).toList()))
        .toList();
  }
}
