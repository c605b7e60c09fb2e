package dev.daybook.proofs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/** Signs notes under a name, with an Ed25519 key. */
public final class NoteSigner {

  private final VerifierKey verifier;
  private final PrivateKey key;

  private NoteSigner(VerifierKey verifier, PrivateKey key) {
    this.verifier = verifier;
    this.key = key;
  }

  public static NoteSigner of(String name, KeyPair pair) {
    return new NoteSigner(VerifierKey.of(name, pair.getPublic()), pair.getPrivate());
  }

  /**
   * One that was kept.
   *
   * @param privateKey as {@link PrivateKey#getEncoded} gave it
   */
  public static NoteSigner of(VerifierKey verifier, byte[] privateKey) {
    try {
      var key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
      return new NoteSigner(verifier, key);
    } catch (GeneralSecurityException malformed) {
      throw new Malformed("What was kept as a private key is none of Ed25519.");
    }
  }

  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has Ed25519", impossible);
    }
  }

  public VerifierKey verifier() {
    return verifier;
  }

  /** The note that says this text, which ends with a newline. */
  public SignedNote sign(String text) {
    var signature = new SignedNote.Signature(verifier.name(), verifier.id(), signed(text));
    return new SignedNote(text, List.of(signature));
  }

  private byte[] signed(String text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("The key does not sign", broken);
    }
  }

  /** Without the private half. */
  @Override
  public String toString() {
    return "NoteSigner[" + verifier + "]";
  }
}
