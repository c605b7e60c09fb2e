package dev.daybook.ledger.platform.webhooks;

import java.security.SecureRandom;
import java.util.Base64;

/** What a webhook's receiver verifies signatures with. */
record Secret(byte[] bytes) {

  private static final String PREFIX = "whsec_";

  /** Standard Webhooks asks for 24 to 64. */
  private static final int BYTES = 32;

  /** A new one; reads from the system's source of chance, and so may not be asked by who serves. */
  static Secret random(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(bytes);
  }

  /** As it is shown. */
  String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
