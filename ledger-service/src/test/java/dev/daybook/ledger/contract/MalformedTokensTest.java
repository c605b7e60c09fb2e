package dev.daybook.ledger.contract;

import static dev.daybook.ledger.contract.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where a token should stand: it is 401, in the envelope, and no fault of ours. */
class MalformedTokensTest {

  private static final RunningService SERVICE = RunningService.shared();

  /** As far as a head may go, with what else is in it. */
  private static final int LONG_CHARACTERS = 12_000;

  private static final int RANDOM_TOKENS = 300;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "bearer",
        "Bearer  .",
        "BEARER ..",
        "Bearer a b",
        "Bearer,a",
        "Bearer:a",
        "Bearer \"a\"",
        "Bearer Bearer a.b.c",
        "Basic b3duZXI6eA==",
        "Digest x",
        "x",
        "é",
        "Bearer é"
      })
  void aHeaderThatIsNoBearerTokenIsNotSignedIn(String authorization) {
    assertIsNotSignedIn(authorization);
  }

  @ParameterizedTest
  @MethodSource("jsonThatIsNoHeader")
  void aTokenWhoseHeaderIsNoHeaderIsNotSignedIn(String header) {
    for (var payload : List.of("{}", "null", "")) {
      assertIsNotSignedIn("Bearer " + part(header) + "." + part(payload) + ".AA");
      assertIsNotSignedIn("Bearer " + part(header) + "." + part(payload) + ".");
    }
  }

  static Stream<String> jsonThatIsNoHeader() {
    return Stream.of(
        "",
        "null",
        "true",
        "7",
        "\"alg\"",
        "[]",
        "[null]",
        "[{\"alg\":\"ES256\"}]",
        "{}",
        "{",
        "{\"alg\"}",
        "{\"alg\":null}",
        "{\"alg\":7}",
        "{\"alg\":[]}",
        "{\"alg\":{}}",
        "{\"alg\":\"\"}",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"HS256\"}",
        "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}",
        "{\"alg\":\"ES256\",\"alg\":\"none\"}",
        "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
        "{\"alg\":\"ES256\",\"typ\":null}",
        "{\"alg\":\"ES256\",\"typ\":7}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":null}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":[\"a\"]}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"crit\":null}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"crit\":[null]}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"jwk\":{}}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"jwk\":{\"kty\":null}}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"jku\":\"::\"}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"x5c\":[null]}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"x5t\":7}",
        "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"b64\":\"no\"}",
        "{\"a\":".repeat(400),
        "{\"alg\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}",
        "{\"alg\":\"" + "A".repeat(2_500) + "\"}",
        "\u0000",
        "{\"alg\":\"\\ud800\"}");
  }

  @ParameterizedTest
  @MethodSource("partsThatMakeNoToken")
  void aTokenOfOtherPartsIsNotSignedIn(String token) {
    assertIsNotSignedIn("Bearer " + token);
  }

  static Stream<String> partsThatMakeNoToken() {
    var header = part("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}");
    return Stream.of(
        "bnVsbA.e30.AA",
        ".",
        "..",
        "...",
        "....",
        "a",
        "a.b",
        "a.b.c.d.e",
        header,
        header + ".",
        header + "..",
        header + ".e30",
        "." + header + ".",
        header + ".e30.AA.AA",
        header + ".e30." + "A".repeat(86),
        header + ".e30.=" + "=".repeat(40),
        header + ".%%%.***",
        header + ".bnVsbA." + "A".repeat(86),
        header + "." + part("[".repeat(1_000)) + ".AA",
        header + "=.e30=.AA==",
        "A".repeat(LONG_CHARACTERS),
        ".".repeat(LONG_CHARACTERS),
        header + "." + "A".repeat(LONG_CHARACTERS) + ".AA");
  }

  @Test
  void aTokenThatChanceMadeIsNotSignedIn() {
    var seed = System.nanoTime();
    System.out.println("MalformedTokensTest seed " + seed);
    var random = new Random(seed);
    var pieces = new ArrayList<>(jsonThatIsNoHeader().toList());
    pieces.add("{\"sub\":null,\"exp\":\"x\",\"roles\":{}}");
    for (int i = 0; i < RANDOM_TOKENS; i++) {
      var parts =
          random
              .ints(random.nextInt(1, 5), 0, pieces.size())
              .mapToObj(pieces::get)
              .map(text -> random.nextInt(4) == 0 ? spoilt(text, random) : part(text))
              .toList();
      var token = String.join(".", parts);
      assertIsNotSignedIn("Bearer " + token.substring(0, Math.min(token.length(), 8_000)));
    }
  }

  /** Printable, and hardly base64. */
  private static String spoilt(String text, Random random) {
    var characters = part(text).toCharArray();
    for (int i = 0; i < characters.length; i += random.nextInt(1, 20)) {
      characters[i] = (char) random.nextInt('!', '~' + 1);
    }
    return new String(characters);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertIsNotSignedIn(String authorization) {
    var me = SERVICE.get("/api/v1/me", "Authorization", authorization);
    assertThat(me.statusCode()).as(authorization).isEqualTo(401);
    assertThat(json(me).at("/error/code").asString()).isEqualTo("not_signed_in");
    assertThat(json(me).at("/error/request_id").asString()).isNotEmpty();
    assertThat(me.headers().firstValue("www-authenticate")).isPresent();
  }
}
