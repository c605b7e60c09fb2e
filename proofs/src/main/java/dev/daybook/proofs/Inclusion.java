package dev.daybook.proofs;

import java.util.List;

/** Verifies that a leaf stands in a tree (RFC 9162, section 2.1.3.2). */
public final class Inclusion {

  private Inclusion() {}

  /** Whether the proof leads from the leaf, at its index, to the root of the tree of that size. */
  public static boolean holds(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : proof) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Hash.ofNode(sibling, hash);
        // A node without a right sibling moves up as it is.
        int lone = node == 0 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= lone;
        last >>= lone;
      } else {
        hash = Hash.ofNode(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
