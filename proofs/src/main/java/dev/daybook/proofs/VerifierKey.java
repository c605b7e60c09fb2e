package dev.daybook.proofs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What signed notes are verified with: a name and an Ed25519 public key, written as {@code
 * name+id+key} (c2sp.org/signed-note).
 */
public final class VerifierKey {

  public static final int PUBLIC_KEY_BYTES = 32;

  /** The signature type of Ed25519. */
  private static final byte ED25519 = 0x01;

  /** What stands before the 32 bytes in the encoding that the JDK reads (RFC 8410). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] publicKey;
  private final PublicKey key;

  private VerifierKey(String name, byte[] publicKey) {
    this.name = KeyNames.checked(name);
    this.publicKey = publicKey;
    this.key = key(publicKey);
  }

  /**
   * @param publicKey the 32 bytes of RFC 8032
   */
  public static VerifierKey of(String name, byte[] publicKey) {
    return new VerifierKey(name, publicKey.clone());
  }

  public static VerifierKey of(String name, PublicKey key) {
    var encoded = key.getEncoded();
    return new VerifierKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
  }

  public static VerifierKey parse(String text) {
    // The name and the id have no plus in them, and base 64 may.
    var parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new Malformed("A verifier key reads name+id+key.");
    }
    var typed = StrictBase64.decode(parts[2], "verifier key");
    if (typed.length != 1 + PUBLIC_KEY_BYTES || typed[0] != ED25519) {
      throw new Malformed("The verifier key is not one of Ed25519.");
    }
    var key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.hexId().equals(parts[1])) {
      throw new Malformed("The id in the verifier key is not that of its name and key.");
    }
    return key;
  }

  public String name() {
    return name;
  }

  /** The 32 bytes of RFC 8032. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The first four bytes of what the name and the key hash to. */
  public int id() {
    var digest = Hash.sha256();
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    return ByteBuffer.wrap(digest.digest(typed())).getInt();
  }

  boolean verifies(byte[] text, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(text);
      return check.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  /** As it is handed out. */
  @Override
  public String toString() {
    return name + "+" + hexId() + "+" + StrictBase64.encode(typed());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(publicKey);
  }

  private String hexId() {
    return HexFormat.of().toHexDigits(id());
  }

  private byte[] typed() {
    return ByteBuffer.allocate(1 + publicKey.length).put(ED25519).put(publicKey).array();
  }

  private static PublicKey key(byte[] publicKey) {
    if (publicKey.length != PUBLIC_KEY_BYTES) {
      throw new Malformed("An Ed25519 key has %d bytes.".formatted(PUBLIC_KEY_BYTES));
    }
    var encoded = new ByteArrayOutputStream();
    encoded.writeBytes(X509_PREFIX);
    encoded.writeBytes(publicKey);
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
    } catch (GeneralSecurityException malformed) {
      throw new Malformed("The verifier key is no point of Ed25519.");
    }
  }
}
