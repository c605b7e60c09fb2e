package dev.daybook.ledger.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over texts, each with its length, so that no two lists of texts look the same. */
public final class Digest {

  private final MessageDigest digest;

  Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String sha256(String... texts) {
    var digest = new Digest();
    for (var text : texts) {
      digest.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return digest.hex();
  }

  Digest add(byte[] bytes) {
    return add(List.of(ByteBuffer.wrap(bytes)));
  }

  /** The same as of the bytes in one piece. */
  Digest add(List<ByteBuffer> pieces) {
    long length = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
    digest.update((length + ":").getBytes(StandardCharsets.US_ASCII));
    pieces.forEach(piece -> digest.update(piece.duplicate()));
    return this;
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
