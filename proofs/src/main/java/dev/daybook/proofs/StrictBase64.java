package dev.daybook.proofs;

import java.util.Base64;

/**
 * Base 64 of RFC 4648, section 4, in the one form that each value has. The decoder of the JDK also
 * takes texts without padding and with idle bits; two texts would then stand for one proof.
 */
final class StrictBase64 {

  private StrictBase64() {}

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] decode(String text, String what) {
    try {
      var bytes = Base64.getDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException notBase64) {
      // Refused below, like what is nearly base 64.
    }
    throw new Malformed("The " + what + " is not standard base 64.");
  }
}
