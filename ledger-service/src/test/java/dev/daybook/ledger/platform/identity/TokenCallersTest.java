package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.contract.AdjustableClock;
import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenCallersTest {

  private static final Permission CLOSE = new Permission("periods:close");
  private static final Permission REBUILD = new Permission("views:rebuild");

  private static final UUID SESSION = UUID.randomUUID();

  private static final TestDatabase database =
      TestPostgres.database("identity", IdentityDatabase::migrate);

  private final TenantConnections connections =
      TenantConnections.pooled(database.connect(database.runner()), 1);
  private final AccessChanges changes = new AccessChanges(connections);

  private final AdjustableClock clock = new AdjustableClock(Instant.parse("2026-11-21T10:00:00Z"));
  private final AccessTokens tokens =
      new AccessTokens(
          new SigningKeys(List.of(SigningKeys.generate())), Duration.ofSeconds(60), clock);
  private final EndedAccess ended =
      new EndedAccess(connections, Duration.ofSeconds(60), Clock.systemUTC());
  private final ApiKeyCallers keys = new ApiKeyCallers(connections, clock);
  private final TokenCallers callers = new TokenCallers(tokens, keys, changes, ended, clock);

  @AfterEach
  void disconnect() {
    connections.close().block();
  }

  @BeforeEach
  void itIsKnownWhosePasswordHasChanged() {
    Await.one(changes.ask());
    Await.one(ended.ask());
  }

  @Test
  void beforeItIsKnownWhoHasSignedOutNobodyIsLetInEither() {
    var notAsked = new EndedAccess(connections, Duration.ofSeconds(60), clock);
    var starting = new TokenCallers(tokens, keys, changes, notAsked, clock);
    var token =
        tokens.issue(new UserAccount(UUID.randomUUID(), "demo", "owner", Set.of(), 1), SESSION);
    assertThatThrownBy(() -> starting.of(token).block())
        .isInstanceOfSatisfying(
            Problem.Raised.class, raised -> assertThat(raised.problem().status()).isEqualTo(503));
  }

  @Test
  void beforeItIsKnownWhosePasswordHasChangedNobodyIsLetInAndNobodyRefusedForGood() {
    var starting = new TokenCallers(tokens, keys, new AccessChanges(connections), ended, clock);
    var token =
        tokens.issue(new UserAccount(UUID.randomUUID(), "demo", "owner", Set.of(), 1), SESSION);
    assertThatThrownBy(() -> starting.of(token).block())
        .isInstanceOfSatisfying(
            Problem.Raised.class, raised -> assertThat(raised.problem().status()).isEqualTo(503));
  }

  @Test
  void aTokenOfAnOlderPasswordIsRefusedOnEveryNodeThatHasAsked() {
    var user = UUID.randomUUID();
    database.execute(
        """
        INSERT INTO daybook.tenant (tenant, base_currency, time_zone) VALUES ('demo', 'EUR', 'UTC')
        ON CONFLICT DO NOTHING;
        INSERT INTO daybook.user_account (id, tenant, username, password_hash, roles)
        VALUES ('%1$s', 'demo', '%1$s', 'first', '{owner}')
        """
            .formatted(user));
    var first = tokens.issue(new UserAccount(user, "demo", "u", Set.of(Role.OWNER), 1), SESSION);
    var second = tokens.issue(new UserAccount(user, "demo", "u", Set.of(Role.OWNER), 2), SESSION);
    Await.one(changes.ask());
    assertThat(caller(first)).isPresent();

    database.execute(
        "UPDATE daybook.user_account SET roles = '{owner}' WHERE id = '%s'".formatted(user));
    Await.one(changes.ask());
    assertThat(caller(first)).isPresent();

    database.execute(
        "UPDATE daybook.user_account SET password_hash = 'second' WHERE id = '%s'".formatted(user));
    Await.one(changes.ask());
    assertThat(caller(first)).isEmpty();
    assertThat(callers.isExpired(first)).isFalse();
    assertThat(caller(second)).isPresent();
  }

  @Test
  void aTokenOfASessionThatHasEndedIsRefused() {
    var session = UUID.randomUUID();
    var owner = new UserAccount(UUID.randomUUID(), "demo", "owner", Set.of(Role.OWNER), 1);
    var token = tokens.issue(owner, session);
    var elsewhere = tokens.issue(owner, SESSION);
    assertThat(caller(token)).isPresent();
    ended.add(session);
    assertThat(caller(token)).isEmpty();
    assertThat(caller(elsewhere)).isPresent();
  }

  @Test
  void aTokenCarriesWhatTheRolesOfTheTenantsOwnAllow() {
    var further = Set.of(new Permission("periods:close"));
    var owner = UUID.randomUUID();
    var account = new UserAccount(UUID.randomUUID(), "demo", "u", Set.of(), further, owner, 1);
    var caller = caller(tokens.issue(account, SESSION)).orElseThrow();
    assertThat(caller.permissions()).isEqualTo(further);
    assertThat(caller.ownerId()).isEqualTo(owner);
  }

  @Test
  void anOwnerMayDoEverythingInTheTenantAndNothingOutside() {
    var owner = new UserAccount(UUID.randomUUID(), "demo", "owner", Set.of(Role.OWNER), 1);
    var end = clock.instant().plusSeconds(60 + AccessTokens.LEEWAY_SECONDS);
    assertThat(caller(tokens.issue(owner, SESSION)))
        .hasValue(
            new Caller(
                "demo",
                owner.id().toString(),
                RoleTable.of(Role.OWNER),
                end.truncatedTo(ChronoUnit.SECONDS),
                new Caller.Session(SESSION, 1),
                null));
    assertThat(RoleTable.of(Role.OWNER)).contains(CLOSE).doesNotContain(REBUILD);
  }

  @Test
  void anOperatorHasNoBusinessInATenant() {
    var operator = new UserAccount(UUID.randomUUID(), "platform", "op", Set.of(Role.OPERATOR), 1);
    assertThat(caller(tokens.issue(operator, SESSION)).orElseThrow().permissions())
        .contains(REBUILD)
        .doesNotContain(CLOSE);
  }

  @Test
  void aRememberedTokenExpiresAllTheSame() {
    var token =
        tokens.issue(new UserAccount(UUID.randomUUID(), "demo", "owner", Set.of(), 1), SESSION);
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
