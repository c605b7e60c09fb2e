package dev.daybook.proofs;

import java.util.ArrayList;
import java.util.List;

/** Verifies that a tree is how a larger one began (RFC 9162, section 2.1.4.2). */
public final class Consistency {

  private Consistency() {}

  /**
   * Whether the proof shows that the leaves under the first root are the first leaves under the
   * second. Of an empty tree there is nothing to prove; such a proof does not hold.
   */
  public static boolean holds(
      long first, Hash firstRoot, long second, Hash secondRoot, List<Hash> proof) {
    if (first < 1 || first > second) {
      return false;
    }
    if (first == second) {
      return proof.isEmpty() && firstRoot.equals(secondRoot);
    }
    if (proof.isEmpty()) {
      return false;
    }
    int whole = Long.numberOfTrailingZeros(first);
    return leads(
        first - 1 >> whole,
        second - 1 >> whole,
        firstRoot,
        secondRoot,
        path(first, firstRoot, proof));
  }

  /** A first tree of a power of two is the first node itself, which the proof then leaves out. */
  private static List<Hash> path(long first, Hash firstRoot, List<Hash> proof) {
    if (Long.bitCount(first) > 1) {
      return proof;
    }
    var path = new ArrayList<Hash>(proof.size() + 1);
    path.add(firstRoot);
    path.addAll(proof);
    return path;
  }

  private static boolean leads(
      long node, long last, Hash firstRoot, Hash secondRoot, List<Hash> path) {
    var first = path.getFirst();
    var second = path.getFirst();
    for (var sibling : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        first = Hash.ofNode(sibling, first);
        second = Hash.ofNode(sibling, second);
        int lone = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= lone;
        last >>= lone;
      } else {
        second = Hash.ofNode(second, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && first.equals(firstRoot) && second.equals(secondRoot);
  }
}
