package dev.daybook.proofs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A SHA-256 hash of a leaf, a node or a whole tree, as RFC 9162 (section 2.1) reckons them. */
public final class Hash {

  public static final int BYTES = 32;

  /** Of a tree without leaves: the hash of no bytes at all. */
  public static final Hash EMPTY_TREE = new Hash(sha256().digest());

  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new Malformed("A hash has %d bytes and not %d.".formatted(BYTES, bytes.length));
    }
    return new Hash(bytes.clone());
  }

  public static Hash ofBase64(String text) {
    return of(StrictBase64.decode(text, "hash"));
  }

  /** Of what stands at one index of the log. */
  public static Hash ofLeaf(byte[] content) {
    var digest = sha256();
    digest.update(LEAF);
    return new Hash(digest.digest(content));
  }

  /** Of what two subtrees make together. */
  static Hash ofNode(Hash left, Hash right) {
    var digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In base 64, as checkpoints and proofs write it. */
  @Override
  public String toString() {
    return StrictBase64.encode(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
