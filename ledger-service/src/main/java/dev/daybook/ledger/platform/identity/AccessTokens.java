package dev.daybook.ledger.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.daybook.ledger.platform.http.Permission;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes and verifies access tokens: JWTs (RFC 9068) signed with ES256 and nothing else, whatever a
 * token's header asks for.
 */
final class AccessTokens {

  static final String ISSUER = "daybook";
  static final String AUDIENCE = "daybook";

  /** For the clocks of several nodes; the service promises at most 5. */
  static final int LEEWAY_SECONDS = 2;

  /**
   * Ours have some 700 characters, and some thousands for somebody in a tenant's own roles with all
   * permissions that there are; there is no reason to parse a book.
   */
  private static final int MAX_CHARACTERS = 8_192;

  /** Which password and which roles it was issued for: see {@link AccessChanges}. */
  static final String ACCESS_VERSION = "access_version";

  /** Where it was signed in: see {@link EndedAccess}. */
  static final String SESSION = "sid";

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  /** A token that was good, and until when it is. */
  record Verified(UserAccount account, UUID session, Instant validUntil) {}

  private final SigningKeys keys;
  private final Duration life;
  private final Clock clock;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  AccessTokens(SigningKeys keys, Duration life, Clock clock) {
    this.keys = keys;
    this.life = life;
    this.clock = clock;
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            SigningKeys.ALGORITHM, new ImmutableJWKSet<>(keys.published())));
    processor.setJWTClaimsSetVerifier(claims(clock));
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(Clock clock) {
    var verifier =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            AUDIENCE,
            new JWTClaimsSet.Builder().issuer(ISSUER).build(),
            Set.of("sub", "exp", "tenant", "username", "roles", ACCESS_VERSION, SESSION)) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew(LEEWAY_SECONDS);
    return verifier;
  }

  Duration life() {
    return life;
  }

  String issue(UserAccount account, UUID session) {
    var now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(account.id().toString())
            .claim("tenant", account.tenant())
            .claim("username", account.username())
            .claim(ACCESS_VERSION, account.accessVersion())
            .claim(SESSION, session.toString())
            .claim("roles", account.roles().stream().map(Role::word).sorted().toList())
            .claim(
                "permissions", account.further().stream().map(Permission::name).sorted().toList())
            .claim("owner_id", account.ownerId() == null ? null : account.ownerId().toString())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .build();
    var header =
        new JWSHeader.Builder(SigningKeys.ALGORITHM)
            .type(TYPE)
            .keyID(keys.current().getKeyID())
            .build();
    try {
      var token = new SignedJWT(header, claims);
      token.sign(new ECDSASigner(keys.current()));
      return token.serialize();
    } catch (JOSEException unusable) {
      throw new IllegalStateException("The signing key cannot sign", unusable);
    }
  }

  /** Empty for whatever is not a token of ours that is valid now; why is nobody's business. */
  Optional<Verified> verify(String token) {
    try {
      var claims = claims(token);
      return Optional.of(
          new Verified(
              account(claims),
              UUID.fromString(claims.getStringClaim(SESSION)),
              claims.getExpirationTime().toInstant().plusSeconds(LEEWAY_SECONDS)));
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException bad) {
      return Optional.empty();
    }
  }

  /** Whether a token is ours, and was valid until it expired. */
  boolean hasExpired(String token) {
    try {
      claims(token);
      return false;
    } catch (ExpiredJWTException expired) {
      return true;
    } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException bad) {
      return false;
    }
  }

  /**
   * The signature is verified before anything is made of the claims. Until then it is a stranger's
   * text, and whatever exception the library has for it says no more than that it is no token: for
   * a header {@code null} it is a NullPointerException.
   */
  private JWTClaimsSet claims(String token) throws ParseException, BadJOSEException, JOSEException {
    if (token.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException();
    }
    try {
      return processor.process(SignedJWT.parse(token), null);
    } catch (RuntimeException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  private static UserAccount account(JWTClaimsSet claims) throws ParseException {
    var owner = claims.getStringClaim("owner_id");
    return new UserAccount(
        UUID.fromString(claims.getSubject()),
        claims.getStringClaim("tenant"),
        claims.getStringClaim("username"),
        texts(claims, "roles")
            .map(word -> Role.ofWord(word).orElseThrow(IllegalArgumentException::new))
            .collect(Collectors.toUnmodifiableSet()),
        PermissionNames.of(texts(claims, "permissions").toList()),
        owner == null ? null : UUID.fromString(owner),
        claims.getLongClaim(ACCESS_VERSION));
  }

  private static Stream<String> texts(JWTClaimsSet claims, String claim) throws ParseException {
    var texts = claims.getStringListClaim(claim);
    return texts == null ? Stream.of() : texts.stream();
  }
}
