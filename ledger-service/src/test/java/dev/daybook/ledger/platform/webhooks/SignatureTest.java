package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures are those of Standard Webhooks, by its published example and its own library. */
class SignatureTest {

  private static final String BODY = "{\"test\": 2432232314}";

  private static byte[] bytes(String secret) {
    return Base64.getDecoder().decode(secret.substring("whsec_".length()));
  }

  @Test
  void thePublishedExampleIsSignedAsPublished() {
    assertThat(
            Signature.of(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                BODY.getBytes(StandardCharsets.UTF_8),
                List.of(bytes("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void whoeverHasOneOfTheSecretsVerifiesAndNobodyElse() throws Exception {
    var random = new SecureRandom();
    var old = Secret.random(random);
    var made = Secret.random(random);
    var seconds = Instant.now().getEpochSecond();
    var signature =
        Signature.of(
            "one",
            seconds,
            BODY.getBytes(StandardCharsets.UTF_8),
            List.of(made.bytes(), old.bytes()));
    assertThat(signature.split(" ")).hasSize(2);
    var headers = headers(seconds, signature);
    new Webhook(old.text()).verify(BODY, headers);
    new Webhook(made.text()).verify(BODY, headers);
    var another = new Webhook(Secret.random(random).text());
    assertThatThrownBy(() -> another.verify(BODY, headers))
        .isInstanceOf(WebhookVerificationException.class);
    var right = new Webhook(made.text());
    assertThatThrownBy(() -> right.verify(BODY + " ", headers))
        .isInstanceOf(WebhookVerificationException.class);
  }

  private static HttpHeaders headers(long seconds, String signature) {
    return HttpHeaders.of(
        Map.of(
            Sender.ID, List.of("one"),
            Sender.TIMESTAMP, List.of(Long.toString(seconds)),
            Sender.SIGNATURE, List.of(signature)),
        (name, value) -> true);
  }
}
