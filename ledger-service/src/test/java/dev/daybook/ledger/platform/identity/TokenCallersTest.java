package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.AdjustableClock;
import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenCallersTest {

  private static final Permission CLOSE = new Permission("periods:close");
  private static final Permission REBUILD = new Permission("views:rebuild");

  private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final AccessTokens tokens =
      new AccessTokens(
          new SigningKeys(List.of(SigningKeys.generate())), Duration.ofSeconds(60), clock);
  private final TokenCallers callers =
      new TokenCallers(
          tokens,
          new RolePermissions(
              List.of(
                  Operation.post("/a", "Close").needs(CLOSE),
                  Operation.post("/b", "Rebuild").needs(REBUILD),
                  Operation.get("/c", "Look").open())),
          clock);

  @Test
  void anOwnerMayDoEverythingInTheTenantAndNothingOutside() {
    var owner = new UserAccount(UUID.randomUUID(), "demo", "owner", Set.of(Role.OWNER));
    var end = clock.instant().plusSeconds(60 + AccessTokens.LEEWAY_SECONDS);
    assertThat(caller(tokens.issue(owner)))
        .hasValue(
            new Caller(
                "demo", owner.id().toString(), Set.of(CLOSE), end.truncatedTo(ChronoUnit.SECONDS)));
  }

  @Test
  void anOperatorHasNoBusinessInATenant() {
    var operator = new UserAccount(UUID.randomUUID(), "platform", "op", Set.of(Role.OPERATOR));
    assertThat(caller(tokens.issue(operator)).orElseThrow().permissions()).containsOnly(REBUILD);
  }

  @Test
  void aRememberedTokenExpiresAllTheSame() {
    var token = tokens.issue(new UserAccount(UUID.randomUUID(), "demo", "owner", Set.of()));
    assertThat(caller(token)).isPresent();
    assertThat(callers.remembered()).isOne();
    clock.advance(Duration.ofSeconds(60 + AccessTokens.LEEWAY_SECONDS + 1));
    assertThat(caller(token)).isEmpty();
    assertThat(callers.remembered()).isZero();
  }

  @Test
  void nothingIsRememberedOfABadToken() {
    assertThat(caller("no token")).isEmpty();
    assertThat(callers.remembered()).isZero();
  }

  private Optional<Caller> caller(String token) {
    return callers.of(token).blockOptional();
  }
}
