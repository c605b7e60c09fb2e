package dev.daybook.ledger.contract;

import static dev.daybook.ledger.contract.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in over HTTP, as somebody who reads the documentation would do it. */
class SigningInTest {

  private static final RunningService SERVICE = RunningService.shared();

  @Test
  void whoSignsInIsKnown() {
    var me = SERVICE.get("/api/v1/me", "Authorization", SERVICE.owner());
    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(json(me).at("/data/tenant").asString()).isEqualTo("demo");
    assertThat(json(me).at("/data/permissions").size()).isPositive();
  }

  @Test
  void theShortPathIsTheSame() {
    var owner = SERVICE.owner();
    assertThat(SERVICE.get("/api/me", "Authorization", owner).body())
        .isEqualTo(SERVICE.get("/api/v1/me", "Authorization", owner).body());
  }

  @Test
  void anOperatorHasNoBusinessInATenant() {
    var me = json(SERVICE.get("/api/v1/me", "Authorization", SERVICE.operator()));
    assertThat(me.at("/data/tenant").asString()).isEqualTo("platform");
    var periods =
        SERVICE.send("POST", "/api/v1/periods", "{}", "Authorization", SERVICE.operator());
    assertThat(periods.statusCode()).isEqualTo(403);
  }

  @Test
  void aTokenIsNeitherStoredNorShownToCaches() {
    var login =
        SERVICE.send(
            "POST",
            "/api/v1/auth/login",
            """
            {"tenant":"demo","username":"owner","password":"%s"}
            """
                .formatted(RunningService.OWNER_PASSWORD));
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().firstValue("cache-control")).contains("no-store");
    assertThat(json(login).at("/data/token_type").asString()).isEqualTo("Bearer");
    assertThat(json(login).at("/data/expires_in").asInt()).isEqualTo(900);
  }

  @Test
  void aWrongPasswordIsNoMoreThanThat() {
    var login =
        SERVICE.send(
            "POST",
            "/api/v1/auth/login",
            """
            {"tenant":"demo","username":"nobody","password":"not the password"}
            """);
    assertThat(login.statusCode()).isEqualTo(401);
    assertThat(json(login).at("/error/code").asString()).isEqualTo("invalid_credentials");
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    var login = SERVICE.send("POST", "/api/v1/auth/login", "{\"user\":\"owner\"}");
    assertThat(login.statusCode()).isEqualTo(422);
    assertThat(json(login).at("/error/details").findValuesAsString("field"))
        .containsExactlyInAnyOrder("tenant", "username", "password", "user");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a.b.c", "Basic b3duZXI6eA==", "x"})
  void whatIsNoTokenIsRefused(String authorization) {
    var me = SERVICE.get("/api/v1/me", "Authorization", authorization);
    assertThat(me.statusCode()).isEqualTo(401);
    assertThat(json(me).at("/error/code").asString()).isEqualTo("not_signed_in");
  }

  @Test
  void thePublicKeysArePublic() {
    var keys = SERVICE.get("/.well-known/jwks.json");
    assertThat(keys.statusCode()).isEqualTo(200);
    assertThat(json(keys).at("/keys/0/alg").asString()).isEqualTo("ES256");
    assertThat(keys.body()).doesNotContain("\"d\"");
  }
}
