package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.ledger.contract.AdjustableClock;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.identity.FirstStart.FirstUser;
import io.r2dbc.spi.R2dbcException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SignInTest {

  private static final String PASSWORD = "correct horse battery staple";
  private static final Account OWNER = new Account("demo", "owner");
  private static final Origin HOME = new Origin("192.0.2.1", null);

  private static final PasswordHashes HASHES = new PasswordHashes(2);

  private final TestDatabase database =
      TestPostgres.database("identity", IdentityDatabase::migrate);
  private final TenantConnections connections =
      TenantConnections.pooled(database.connect(database.service()), 4);
  private final List<String> announced = new ArrayList<>();

  @AfterEach
  void disconnect() {
    connections.close().block();
  }

  @AfterAll
  static void close() {
    HASHES.close();
  }

  @Test
  void thePasswordOfTheEnvironmentSignsIn() {
    var keys = start(Optional.of(PASSWORD));
    assertThat(announced).singleElement().asString().contains("password of operator");
    var account = signIn().withPassword(OWNER, HOME, PASSWORD).blockOptional().orElseThrow();
    var token = tokens(keys).issue(account, UUID.randomUUID());
    assertThat(tokens(keys).verify(token).orElseThrow().account()).isEqualTo(account);
    assertThat(account.tenant()).isEqualTo("demo");
  }

  @Test
  void aGeneratedPasswordIsShownOnceAndSignsIn() {
    var keys = start(Optional.empty());
    assertThat(announced).hasSize(2).allMatch(line -> line.contains("password"));
    var password = announced.getFirst().substring(announced.getFirst().lastIndexOf(' ') + 1);
    assertThat(password).hasSize(24);
    assertThat(signIn().withPassword(OWNER, HOME, password).block()).isNotNull();

    announced.clear();
    var again = start(Optional.empty());
    assertThat(announced).isEmpty();
    assertThat(again.current().getKeyID()).isEqualTo(keys.current().getKeyID());
  }

  @Test
  void aPasswordThatTheEnvironmentGivesLaterTakesEffectAndIsSaidToButNotShown() {
    var keys = start(Optional.of(PASSWORD));
    assertThat(start(Optional.of(PASSWORD)).current()).isEqualTo(keys.current());
    assertThat(accessVersion(PASSWORD)).isEqualTo(1);
    announced.clear();
    start(Optional.of("another long password"));
    assertThat(announced).singleElement().asString().contains("now").doesNotContain("another");
    assertThat(codeOf(signIn().withPassword(OWNER, HOME, PASSWORD)))
        .isEqualTo("invalid_credentials");
    assertThat(accessVersion("another long password")).isEqualTo(2);
  }

  private long accessVersion(String password) {
    return signIn()
        .withPassword(OWNER, HOME, password)
        .blockOptional()
        .orElseThrow()
        .accessVersion();
  }

  /** Checking a password takes its time, and others may change it meanwhile. */
  @Test
  void aPasswordThatWasChangedWhileItWasCheckedBeginsNoSession() {
    var sessions = sessions(start(Optional.of(PASSWORD)));
    var checked = signIn().withPassword(OWNER, HOME, PASSWORD).blockOptional().orElseThrow();
    start(Optional.of("another long password"));
    var problem =
        sessions
            .begin(checked)
            .<Problem>map(
                tokens -> {
                  throw new AssertionError("signed in");
                })
            .onErrorResume(Problem.Raised.class, raised -> Mono.just(raised.problem()))
            .blockOptional()
            .orElseThrow();
    assertThat(problem.code()).isEqualTo("conflict");
    assertThat(sessions.of("demo", checked.id(), UUID.randomUUID()).block()).isEmpty();
  }

  private Sessions sessions(SigningKeys keys) {
    var ended =
        new EndedAccess(
            connections,
            Duration.ofSeconds(60),
            new AdjustableClock(Instant.parse("2026-11-21T10:00:00Z")));
    return new Sessions(connections, new Accounts(connections), tokens(keys), ended);
  }

  @Test
  void aFirstUserWhoWasRemovedIsNotMadeAgain() {
    start(Optional.of(PASSWORD));
    database.execute(
        """
        UPDATE daybook.user_account SET password_hash = '', roles = '{}', removed_at = now()
        WHERE tenant = 'demo' AND username = 'owner'
        """);
    announced.clear();
    start(Optional.of("another long password"));
    start(Optional.empty());
    assertThat(announced).isEmpty();
    for (var password : List.of(PASSWORD, "another long password", "")) {
      assertThat(codeOf(signIn().withPassword(OWNER, HOME, password)))
          .isEqualTo("invalid_credentials");
    }
  }

  @Test
  void theAnswerIsTheSameWhicheverPartIsWrong() {
    start(Optional.of(PASSWORD));
    var signIn = signIn();
    var problems =
        List.of(
            problemOf(signIn.withPassword(OWNER, HOME, PASSWORD + " ")),
            problemOf(signIn.withPassword(new Account("demo", "nobody"), HOME, PASSWORD)),
            problemOf(signIn.withPassword(new Account("nowhere", "owner"), HOME, PASSWORD)),
            problemOf(signIn.withPassword(new Account("platform", "owner"), HOME, PASSWORD)),
            problemOf(
                signIn.withPassword(new Account("de\u0000mo", "ow\u0000ner"), HOME, PASSWORD)));
    assertThat(problems).containsOnly(problems.getFirst());
    assertThat(problems.getFirst().status()).isEqualTo(401);
  }

  @Test
  void anUnknownAccountTakesAsLongAsAWrongPassword() {
    start(Optional.of(PASSWORD));
    var signIn = signIn();
    var known = new ArrayList<Long>();
    var unknown = new ArrayList<Long>();
    for (int i = 0; i < 9; i++) {
      known.add(nanos(() -> problemOf(signIn.withPassword(OWNER, HOME, "wrong"))));
      unknown.add(
          nanos(
              () -> problemOf(signIn.withPassword(new Account("demo", "nobody"), HOME, "wrong"))));
    }
    assertThat(median(unknown) / (double) median(known)).isBetween(0.5, 2.0);
  }

  @Test
  void anAccountLocksAfterTenFailuresWhetherItExistsOrNot() {
    start(Optional.of(PASSWORD));
    var signIn = signIn();
    for (var account : List.of(OWNER, new Account("demo", "nobody"))) {
      var codes =
          IntStream.range(0, 11)
              .mapToObj(i -> codeOf(signIn.withPassword(account, HOME, "x")))
              .toList();
      assertThat(codes.subList(0, 10)).containsOnly("invalid_credentials");
      assertThat(codes.getLast()).isEqualTo("too_many_failures");
    }
    var locked = problemOf(signIn.withPassword(OWNER, HOME, PASSWORD));
    assertThat(locked.status()).isEqualTo(429);
    assertThat(Long.parseLong(locked.headers().get("Retry-After"))).isBetween(1L, 31L);
  }

  @Test
  void theNodesCountTogether() {
    var keys = start(Optional.of(PASSWORD));
    var nodes = List.of(signIn(), signIn());
    for (int i = 0; i < 10; i++) {
      assertThat(codeOf(nodes.get(i % 2).withPassword(OWNER, HOME, "x")))
          .isEqualTo("invalid_credentials");
    }
    for (var node : nodes) {
      assertThat(codeOf(node.withPassword(OWNER, HOME, PASSWORD))).isEqualTo("too_many_failures");
    }
  }

  @Test
  void guessingAtTheSameTimeGivesNoMoreGuesses() {
    start(Optional.of(PASSWORD));
    var signIn = signIn();
    var codes =
        Flux.range(0, 40)
            .flatMap(
                i ->
                    signIn
                        .withPassword(OWNER, HOME, "guess " + i)
                        .map(UserAccount::username)
                        .onErrorResume(Problem.Raised.class, e -> Mono.just(e.problem().code())),
                40)
            .collectList()
            .block();
    assertThat(codes).isNotNull().filteredOn("invalid_credentials"::equals).hasSize(10);
  }

  @Test
  void aFloodOfSignInsIsRefusedAndThenSignsInAgain() {
    start(Optional.of(PASSWORD));
    var signIn = signIn();
    var codes =
        Flux.range(0, 200)
            .flatMap(
                i ->
                    signIn
                        .withPassword(new Account("demo", "user" + i), HOME, "x")
                        .map(UserAccount::username)
                        .onErrorResume(Problem.Raised.class, e -> Mono.just(e.problem().code())),
                200)
            .collectList()
            .block(Duration.ofSeconds(60));
    assertThat(codes)
        .isNotNull()
        .hasSize(200)
        .contains("too_many_sign_ins", "invalid_credentials")
        .containsOnly("too_many_sign_ins", "invalid_credentials");
    assertThat(signIn.withPassword(OWNER, HOME, PASSWORD).block()).isNotNull();
  }

  @Test
  void oneTenantDoesNotSeeTheUsersOfAnother() {
    start(Optional.of(PASSWORD));
    var seen =
        connections
            .use(
                "platform",
                connection ->
                    Flux.from(
                            connection
                                .createStatement("SELECT tenant FROM daybook.user_account")
                                .execute())
                        .concatMap(result -> result.map(row -> row.get(0, String.class))))
            .collectList()
            .block();
    assertThat(seen).containsExactly("platform");
  }

  @Test
  void nobodyWhoServesMayReadTheKeysThatSign() {
    start(Optional.of(PASSWORD));
    for (var sql :
        List.of(
            "SELECT private_jwk FROM daybook.signing_key",
            "SELECT key_id FROM daybook.signing_key",
            "COPY daybook.signing_key TO STDOUT",
            "INSERT INTO daybook.signing_key (key_id, private_jwk) VALUES ('mine', '{}')")) {
      assertThatThrownBy(() -> service(sql)).hasMessageContaining("permission denied");
      assertThatThrownBy(() -> runner(sql)).hasMessageContaining("permission denied");
    }
  }

  @Test
  void whoServesRequestsReadsNeitherWhoTriedToSignInNorWhosePasswordChanged() {
    start(Optional.of(PASSWORD));
    assertThatThrownBy(() -> service("SELECT * FROM daybook.sign_in"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> service("SELECT * FROM daybook.access_changed(60)"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void requestsMayNotWriteAccountsAndTheRunnerMayNotReadThem() {
    start(Optional.of(PASSWORD));
    assertThatThrownBy(() -> service("UPDATE daybook.user_account SET roles = '{}'"))
        .isInstanceOf(R2dbcException.class)
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> runner("SELECT password_hash FROM daybook.user_account"))
        .hasMessageContaining("permission denied");
  }

  private SigningKeys start(Optional<String> ownerPassword) {
    try (var connection = database.jdbc()) {
      var start = new FirstStart(HASHES, announced::add);
      start.users(connection, FirstUser.owner(ownerPassword), FirstUser.operator(Optional.empty()));
      return start.keys(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private SignIn signIn() {
    return new SignIn(new Accounts(connections), HASHES, new SignInHistory(connections));
  }

  private static AccessTokens tokens(SigningKeys keys) {
    return new AccessTokens(
        keys, Duration.ofSeconds(60), new AdjustableClock(Instant.parse("2026-11-21T10:00:00Z")));
  }

  private void service(String sql) {
    run(connections, sql);
  }

  private void runner(String sql) {
    var runner = TenantConnections.pooled(database.connect(database.runner()), 1);
    try {
      run(runner, sql);
    } finally {
      runner.close().block();
    }
  }

  private static void run(TenantConnections connections, String sql) {
    connections
        .use("demo", connection -> Flux.from(connection.createStatement(sql).execute()))
        .concatMap(result -> result.getRowsUpdated())
        .blockLast();
  }

  private static Problem problemOf(Mono<UserAccount> signIn) {
    return signIn
        .<Problem>map(
            token -> {
              throw new AssertionError("signed in");
            })
        .onErrorResume(Problem.Raised.class, raised -> Mono.just(raised.problem()))
        .blockOptional()
        .orElseThrow();
  }

  private static String codeOf(Mono<UserAccount> signIn) {
    return problemOf(signIn).code();
  }

  private static long nanos(Runnable work) {
    var start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private static long median(List<Long> values) {
    var sorted = values.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
