package dev.daybook.ledger.platform.webhooks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what has to be stored and read again, so that a table alone tells nothing: AES-256-GCM,
 * bound to the place where it is stored.
 */
final class Sealing {

  static final int KEY_BYTES = 32;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** One of the keys that there are. */
  record Key(String id, byte[] bytes) {

    /** Without the key. */
    @Override
    public String toString() {
      return "Key " + id;
    }
  }

  private final List<Key> newestFirst;
  private final SecureRandom random = new SecureRandom();

  Sealing(List<Key> newestFirst) {
    this.newestFirst = List.copyOf(newestFirst);
    if (newestFirst.isEmpty()) {
      throw new IllegalArgumentException("Without a key nothing can be sealed");
    }
    // Java looks for its ciphers in files at their first use, for which nobody who serves may wait.
    open("", seal("", new byte[0]));
    Signature.of("", 0, new byte[0], List.of(Secret.random(random).bytes()));
  }

  SecureRandom random() {
    return random;
  }

  /**
   * A text for a column; reads from the system's source of chance, and so may not be asked by who
   * serves.
   *
   * @param place where it will stand: elsewhere it can't be opened
   */
  String seal(String place, byte[] plain) {
    var key = newestFirst.getFirst();
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, key, place, nonce, plain);
    var bytes = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    return key.id() + "." + ENCODER.encodeToString(bytes);
  }

  /** Throws where it was not sealed by one of the keys, or for another place. */
  byte[] open(String place, String text) {
    var dot = text.indexOf('.');
    var id = text.substring(0, dot);
    var key =
        newestFirst.stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is no sealing key " + id));
    var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(dot + 1)));
    var nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    var sealed = new byte[bytes.remaining()];
    bytes.get(sealed);
    return run(Cipher.DECRYPT_MODE, key, place, nonce, sealed);
  }

  private static byte[] run(int mode, Key key, String place, byte[] nonce, byte[] input) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalStateException(
          "What was sealed for %s does not open".formatted(place), wrong);
    }
  }
}
