package dev.daybook.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

  /** Every tree, leaf and pair of sizes up to here. */
  private static final int ALL = 1_000;

  /** So many are also asked of the definitions themselves, which are slow. */
  private static final int BY_DEFINITION = 70;

  private static final int LARGE = 1_000_000;
  private static final int SAMPLES = 3_000;

  private static final GrownTree TREE = GrownTree.of(ALL);

  @Test
  void rootsAndProofsAreThoseOfTheDefinitions() {
    var leaves = IntStream.range(0, BY_DEFINITION).mapToObj(GrownTree::leaf).toList();
    for (int size = 0; size <= BY_DEFINITION; size++) {
      var tree = leaves.subList(0, size);
      assertThat(TREE.root(size).bytes()).isEqualTo(NaiveTree.root(tree));
      for (int i = 0; i < size; i++) {
        assertThat(bytes(TREE.inclusion(i, size)))
            .containsExactlyElementsOf(NaiveTree.path(i, tree));
        assertThat(bytes(TREE.consistency(i + 1, size)))
            .containsExactlyElementsOf(NaiveTree.proof(i + 1, tree));
      }
    }
  }

  @Test
  void everyLeafOfEveryTreeIsProvenToStandInIt() {
    for (int size = 1; size <= ALL; size++) {
      for (int index = 0; index < size; index++) {
        assertThat(included(index, size, TREE.inclusion(index, size))).isTrue();
      }
    }
  }

  @Test
  void everyTreeIsProvenToBeHowEveryLargerOneBegan() {
    for (int second = 1; second <= ALL; second++) {
      for (int first = 1; first <= second; first++) {
        assertThat(consistent(first, second, TREE.consistency(first, second))).isTrue();
      }
    }
  }

  @Test
  void largeTreesAreProvenToo() {
    var random = new Random(Seed.of("largeTreesAreProvenToo", 20261128));
    var tree = GrownTree.of(LARGE);
    for (int i = 0; i < SAMPLES; i++) {
      int second = 1 + random.nextInt(LARGE);
      int first = 1 + random.nextInt(second);
      int index = random.nextInt(second);
      assertThat(
              Inclusion.holds(
                  Hash.ofLeaf(GrownTree.leaf(index)),
                  index,
                  second,
                  tree.inclusion(index, second),
                  tree.root(second)))
          .isTrue();
      assertThat(
              Consistency.holds(
                  first,
                  tree.root(first),
                  second,
                  tree.root(second),
                  tree.consistency(first, second)))
          .isTrue();
    }
  }

  @Test
  void aTreeGoesOnFromWhatWasKeptOfIt() {
    for (int size = 0; size < ALL; size++) {
      var frontier = Frontier.of(size, TREE::hash);
      assertThat(frontier.root()).isEqualTo(TREE.root(size));
      frontier.append(TREE.leafHash(size));
      assertThat(frontier.root()).isEqualTo(TREE.root(size + 1));
    }
  }

  @Test
  void aProofOfInclusionHoldsForNoOtherIndexSizeLeafOrRoot() {
    int largest = 40;
    for (int size = 1; size <= largest; size++) {
      for (int index = 0; index < size; index++) {
        var proof = TREE.inclusion(index, size);
        for (int other = -1; other <= largest + 1; other++) {
          var leaf = TREE.leafHash(index);
          assertThat(Inclusion.holds(leaf, other, size, proof, TREE.root(size)))
              .isEqualTo(other == index);
          assertThat(other >= 0 && Inclusion.holds(leaf, index, size, proof, TREE.root(other)))
              .isEqualTo(other == size);
          assertThat(
                  other >= 0
                      && Inclusion.holds(TREE.leafHash(other), index, size, proof, TREE.root(size)))
              .isEqualTo(other == index);
        }
        assertThat(Inclusion.holds(TREE.leafHash(index), index, 0, proof, Hash.EMPTY_TREE))
            .isFalse();
      }
    }
  }

  @Test
  void aProofOfConsistencyHoldsForNoOtherRoots() {
    int largest = 24;
    for (int second = 1; second <= largest; second++) {
      for (int first = 1; first <= second; first++) {
        var proof = TREE.consistency(first, second);
        for (int other = 0; other <= largest; other++) {
          assertThat(Consistency.holds(first, TREE.root(other), second, TREE.root(second), proof))
              .isEqualTo(other == first);
          assertThat(Consistency.holds(first, TREE.root(first), second, TREE.root(other), proof))
              .isEqualTo(other == second);
        }
      }
    }
  }

  @Test
  void forgedProofsOfEveryShapeAreRefused() {
    int largest = 130;
    for (int size = 1; size <= largest; size++) {
      for (int at = 0; at < size; at++) {
        int index = at;
        int first = at + 1;
        int second = size;
        for (var forged : forgeries(TREE.inclusion(index, second))) {
          assertThat(included(index, second, forged)).isFalse();
        }
        for (var forged : forgeries(TREE.consistency(first, second))) {
          assertThat(consistent(first, second, forged)).isFalse();
        }
      }
    }
  }

  @Test
  void nothingIsProvenOfTreesThatThereAreNot() {
    var root = TREE.root(4);
    var proof = TREE.consistency(2, 4);
    assertThat(Consistency.holds(0, Hash.EMPTY_TREE, 4, root, List.of())).isFalse();
    assertThat(Consistency.holds(0, Hash.EMPTY_TREE, 0, Hash.EMPTY_TREE, List.of())).isFalse();
    assertThat(Consistency.holds(-1, root, 4, root, proof)).isFalse();
    assertThat(Consistency.holds(4, root, 2, TREE.root(2), proof)).isFalse();
    assertThat(Consistency.holds(2, TREE.root(2), 4, root, List.of())).isFalse();
    assertThat(Inclusion.holds(root, 0, 0, List.of(), Hash.EMPTY_TREE)).isFalse();
    assertThatThrownBy(() -> ProofPlan.inclusion(4, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProofPlan.inclusion(-1, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProofPlan.consistency(0, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProofPlan.consistency(5, 4))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNodeIsNoLeaf() {
    var leaf = new byte[2 * Hash.BYTES];
    System.arraycopy(TREE.leafHash(0).bytes(), 0, leaf, 0, Hash.BYTES);
    System.arraycopy(TREE.leafHash(1).bytes(), 0, leaf, Hash.BYTES, Hash.BYTES);
    assertThat(Hash.ofLeaf(leaf)).isNotEqualTo(TREE.root(2));
  }

  /** Proofs that are not this one: too short, too long, in another order, of other hashes. */
  private static List<List<Hash>> forgeries(List<Hash> proof) {
    var forgeries = new ArrayList<List<Hash>>();
    forgeries.add(changed(proof, list -> list.addFirst(Hash.EMPTY_TREE)));
    forgeries.add(changed(proof, list -> list.addLast(Hash.EMPTY_TREE)));
    forgeries.add(changed(proof, list -> list.addLast(TREE.root(7))));
    for (int i = 0; i < proof.size(); i++) {
      int at = i;
      forgeries.add(changed(proof, list -> list.remove(at)));
      forgeries.add(changed(proof, list -> list.add(at, list.get(at))));
      forgeries.add(changed(proof, list -> list.set(at, Hash.EMPTY_TREE)));
      forgeries.add(changed(proof, list -> list.set(at, oneBitChanged(list.get(at)))));
      if (i > 0) {
        forgeries.add(changed(proof, list -> list.set(at, list.set(at - 1, list.get(at)))));
        forgeries.add(List.copyOf(proof.subList(i, proof.size())));
        forgeries.add(List.copyOf(proof.subList(0, i)));
      }
    }
    if (!proof.isEmpty()) {
      forgeries.add(List.of());
    }
    return forgeries;
  }

  private interface Change {
    void on(List<Hash> proof);
  }

  private static List<Hash> changed(List<Hash> proof, Change change) {
    var copy = new ArrayList<>(proof);
    change.on(copy);
    return copy;
  }

  private static Hash oneBitChanged(Hash hash) {
    var bytes = hash.bytes();
    bytes[bytes.length - 1] ^= 1;
    return Hash.of(bytes);
  }

  private static boolean included(int index, int size, List<Hash> proof) {
    return Inclusion.holds(TREE.leafHash(index), index, size, proof, TREE.root(size));
  }

  private static boolean consistent(int first, int second, List<Hash> proof) {
    return Consistency.holds(first, TREE.root(first), second, TREE.root(second), proof);
  }

  private static List<byte[]> bytes(List<Hash> hashes) {
    return hashes.stream().map(Hash::bytes).toList();
  }
}
