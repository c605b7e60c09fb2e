package dev.daybook.proofs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree that grew leaf by leaf and kept, with each leaf, what the leaf completed. */
final class GrownTree {

  private final Frontier frontier = Frontier.empty();
  private final List<List<Hash>> completed = new ArrayList<>();
  private final Map<Integer, Hash> roots = new HashMap<>();

  /** Of as many leaves as that; each says a number of its own. */
  static GrownTree of(int size) {
    var tree = new GrownTree();
    for (int i = 0; i < size; i++) {
      tree.append(leaf(i));
    }
    return tree;
  }

  static byte[] leaf(int i) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(i).array();
  }

  void append(byte[] leaf) {
    completed.add(frontier.append(Hash.ofLeaf(leaf)));
  }

  Hash root(int size) {
    return roots.computeIfAbsent(size, n -> Frontier.of(n, this::hash).root());
  }

  Hash leafHash(int index) {
    return completed.get(index).getFirst();
  }

  List<Hash> inclusion(long index, long size) {
    return ProofPlan.inclusion(index, size).hashes(this::hash);
  }

  List<Hash> consistency(long first, long second) {
    return ProofPlan.consistency(first, second).hashes(this::hash);
  }

  Hash hash(Node node) {
    return completed.get((int) node.lastLeaf()).get(node.level());
  }
}
