package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.daybook.ledger.contract.AdjustableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

  private static final ECKey KEY = SigningKeys.generate();
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final UserAccount OWNER =
      new UserAccount(UUID.randomUUID(), "demo", "owner", Set.of(Role.OWNER), 3);

  private static final UUID SESSION = UUID.randomUUID();

  private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final AccessTokens tokens = new AccessTokens(new SigningKeys(List.of(KEY)), LIFE, clock);

  @Test
  void aTokenNamesWhomItWasIssuedFor() {
    assertThat(tokens.verify(tokens.issue(OWNER, SESSION)))
        .hasValueSatisfying(
            verified -> {
              assertThat(verified.account()).isEqualTo(OWNER);
              assertThat(verified.session()).isEqualTo(SESSION);
            });
  }

  @Test
  void aTokenExpiresWithinTheLeeway() {
    var token = tokens.issue(OWNER, SESSION);
    clock.advance(LIFE);
    assertThat(tokens.verify(token)).isPresent();
    clock.advance(Duration.ofSeconds(AccessTokens.LEEWAY_SECONDS + 1));
    assertThat(tokens.verify(token)).isEmpty();
  }

  @Test
  void onlyOfATokenOfOursIsItToldThatItHasExpired() {
    var token = tokens.issue(OWNER, SESSION);
    assertThat(tokens.hasExpired(token)).isFalse();
    clock.advance(LIFE.plusSeconds(AccessTokens.LEEWAY_SECONDS + 1));
    assertThat(tokens.hasExpired(token)).isTrue();
    assertThat(withKeys(SigningKeys.generate()).hasExpired(token)).isFalse();
    assertThat(tokens.hasExpired("no token")).isFalse();
  }

  @Test
  void aTokenOfAnOlderKeyIsGoodUntilTheKeyIsGone() {
    var token = tokens.issue(OWNER, SESSION);
    var next = SigningKeys.generate();
    assertThat(withKeys(next, KEY).verify(token)).isPresent();
    assertThat(withKeys(next).verify(token)).isEmpty();
  }

  @Test
  void noSingleChangedCharacterIsAccepted() {
    var token = tokens.issue(OWNER, SESSION);
    for (int i = 0; i < token.length(); i++) {
      var other = token.charAt(i) == 'A' ? 'B' : 'A';
      var changed = token.substring(0, i) + other + token.substring(i + 1);
      // The last character of a base64 part may carry bits that are not read: it then says the
      // same.
      if (!sameBytes(token, changed)) {
        assertThat(tokens.verify(changed)).as("character %d changed", i).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "....", "Bearer x", "\u0000", "💶"})
  void whatIsNoTokenIsRefused(String text) {
    assertThat(tokens.verify(text)).isEmpty();
  }

  @Test
  void aBookIsRefused() {
    assertThat(tokens.verify("a".repeat(1_000_000))).isEmpty();
  }

  @Test
  void aTokenWithoutASignatureIsRefused() {
    assertThat(tokens.verify(new PlainJWT(claims(c -> c)).serialize())).isEmpty();
    assertThat(tokens.verify(new PlainJWT(claims(c -> c)).serialize() + "AA")).isEmpty();
  }

  @Test
  void thePublicKeyIsNotTakenAsASecretToSignWith() throws JOSEException {
    var publicKey = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(KEY.getKeyID()).build();
    assertThat(tokens.verify(signed(header, claims(c -> c), new MACSigner(publicKey)))).isEmpty();
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotUsed() throws JOSEException {
    var stranger = SigningKeys.generate();
    for (var keyId : List.of(KEY.getKeyID(), stranger.getKeyID())) {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(TYPE)
              .keyID(keyId)
              .jwk(stranger.toPublicJWK())
              .build();
      assertThat(tokens.verify(signed(header, claims(c -> c), new ECDSASigner(stranger))))
          .isEmpty();
    }
  }

  @Test
  void aTokenForSomebodyElseIsRefused() throws JOSEException {
    assertThat(accepted(c -> c)).isTrue();
    assertThat(accepted(c -> c.audience("another"))).isFalse();
    assertThat(accepted(c -> c.audience((String) null))).isFalse();
    assertThat(accepted(c -> c.issuer("another"))).isFalse();
    assertThat(accepted(c -> c.issuer(null))).isFalse();
    assertThat(accepted(c -> c.expirationTime(null))).isFalse();
    assertThat(accepted(c -> c.subject("owner"))).isFalse();
    assertThat(accepted(c -> c.subject(null))).isFalse();
    assertThat(accepted(c -> c.claim("tenant", null))).isFalse();
    assertThat(accepted(c -> c.claim("tenant", 7))).isFalse();
    assertThat(accepted(c -> c.claim("roles", List.of("king")))).isFalse();
    assertThat(accepted(c -> c.claim(AccessTokens.ACCESS_VERSION, null))).isFalse();
    assertThat(accepted(c -> c.claim(AccessTokens.SESSION, null))).isFalse();
    assertThat(accepted(c -> c.claim(AccessTokens.SESSION, "elsewhere"))).isFalse();
    assertThat(accepted(c -> c.claim("permissions", "all"))).isFalse();
    assertThat(accepted(c -> c.claim("owner_id", "ada"))).isFalse();
    assertThat(accepted(c -> c.notBeforeTime(Date.from(clock.instant().plusSeconds(30)))))
        .isFalse();
  }

  @Test
  void anotherKindOfTokenIsRefused() throws JOSEException {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID(KEY.getKeyID())
            .build();
    assertThat(tokens.verify(signed(header, claims(c -> c), new ECDSASigner(KEY)))).isEmpty();
  }

  @Test
  void whatIsPublishedHasNoPrivateHalf() {
    var keys = new SigningKeys(List.of(KEY));
    assertThat(keys.published().toString(false)).contains(KEY.getKeyID());
    assertThat(keys.published().getKeys()).noneMatch(key -> key.isPrivate());
    assertThat(keys.toString()).doesNotContain(KEY.getD().toString());
  }

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  private AccessTokens withKeys(ECKey... keys) {
    return new AccessTokens(new SigningKeys(List.of(keys)), LIFE, clock);
  }

  private boolean accepted(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
    var header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(KEY.getKeyID()).build();
    return tokens.verify(signed(header, claims(change), new ECDSASigner(KEY))).isPresent();
  }

  private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return change
        .apply(
            new JWTClaimsSet.Builder()
                .issuer(AccessTokens.ISSUER)
                .audience(AccessTokens.AUDIENCE)
                .subject(OWNER.id().toString())
                .claim("tenant", "demo")
                .claim("username", "owner")
                .claim("roles", List.of("owner"))
                .claim(AccessTokens.ACCESS_VERSION, 3)
                .claim(AccessTokens.SESSION, SESSION.toString())
                .expirationTime(Date.from(clock.instant().plus(LIFE))))
        .build();
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static boolean sameBytes(String one, String other) {
    var parts = one.split("\\.");
    var others = other.split("\\.");
    for (int i = 0; i < parts.length; i++) {
      if (others.length != parts.length
          || !java.util.Arrays.equals(
              new Base64URL(parts[i]).decode(), new Base64URL(others[i]).decode())) {
        return false;
      }
    }
    return true;
  }
}
