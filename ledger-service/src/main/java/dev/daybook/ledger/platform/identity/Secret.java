package dev.daybook.ledger.platform.identity;

import dev.daybook.ledger.platform.http.Digest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A text that lets somebody in and that nobody can guess: 256 bits by chance. Only its digest is
 * stored; of so many bits a fast one is enough.
 *
 * @param text to be shown once, to whom it belongs
 */
record Secret(String text) {

  /** What refresh tokens begin with. */
  static final String REFRESH_TOKEN = "dbr_";

  /**
   * What API keys begin with, so that a program can find one that has got somewhere it must not.
   */
  static final String API_KEY = "dbk_";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static Secret generate(String prefix) {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String digest() {
    return Digest.sha256(text);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Secret";
  }
}
