package dev.daybook.proofs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The definitions of RFC 9162, section 2.1, word for word and recursively: slow, and sharing
 * nothing with what is tested but the form of its answers.
 */
final class NaiveTree {

  private NaiveTree() {}

  /** MTH. */
  static byte[] root(List<byte[]> leaves) {
    return switch (leaves.size()) {
      case 0 -> sha256();
      case 1 -> sha256(new byte[] {0}, leaves.getFirst());
      default -> {
        int k = split(leaves.size());
        yield sha256(new byte[] {1}, root(leaves.subList(0, k)), root(rest(leaves, k)));
      }
    };
  }

  /** PATH(m, D_n). */
  static List<byte[]> path(int m, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return List.of();
    }
    int k = split(leaves.size());
    return m < k
        ? and(path(m, leaves.subList(0, k)), root(rest(leaves, k)))
        : and(path(m - k, rest(leaves, k)), root(leaves.subList(0, k)));
  }

  /** PROOF(m, D_n). */
  static List<byte[]> proof(int m, List<byte[]> leaves) {
    return subproof(m, leaves, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean known) {
    if (m == leaves.size()) {
      return known ? List.of() : List.of(root(leaves));
    }
    int k = split(leaves.size());
    return m <= k
        ? and(subproof(m, leaves.subList(0, k), known), root(rest(leaves, k)))
        : and(subproof(m - k, rest(leaves, k), false), root(leaves.subList(0, k)));
  }

  private static int split(int n) {
    int k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }

  private static List<byte[]> rest(List<byte[]> leaves, int from) {
    return leaves.subList(from, leaves.size());
  }

  private static List<byte[]> and(List<byte[]> hashes, byte[] last) {
    var all = new ArrayList<>(hashes);
    all.add(last);
    return all;
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
