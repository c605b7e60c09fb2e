package dev.daybook.ledger.platform.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent, as Standard Webhooks 1.0 has it: HMAC-SHA256 over id, time and body, by every
 * secret that is good at the moment.
 */
final class Signature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String VERSION = "v1,";

  private Signature() {}

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param seconds since 1970, the value of {@code webhook-timestamp}
   * @param secrets none of them empty
   */
  static String of(String id, long seconds, byte[] body, Collection<byte[]> secrets) {
    return secrets.stream()
        .map(secret -> VERSION + signed(id, seconds, body, secret))
        .collect(Collectors.joining(" "));
  }

  private static String signed(String id, long seconds, byte[] body, byte[] secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every JDK has HMAC-SHA256", impossible);
    }
  }
}
