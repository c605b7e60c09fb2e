package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.LiveReader;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Staying signed in, and signing out. */
class SessionsOverHttpTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Session owner = SERVICE.newTenant();

  @Test
  void aRefreshTokenGivesTheNextTokens() {
    var first = login();
    var second = refresh(first).is(200);
    var third = refresh(second).is(200);
    for (var tokens : new Reply[] {first, second, third}) {
      session(tokens).get("/me").is(200);
    }
    assertThat(first.data("/expires_in")).isEqualTo("900");
    assertThat(third.data("/token_type")).isEqualTo("Bearer");
    assertThat(third.header("Cache-Control")).isEqualTo("no-store");
    assertThat(second.data("/refresh_token")).isNotEqualTo(first.data("/refresh_token"));
  }

  @Test
  void oneThatComesAgainEndsTheWholeSession() {
    var first = login();
    var second = refresh(first).is(200);
    refresh(first).isRefused(401, "invalid_refresh_token");
    refresh(second).isRefused(401, "invalid_refresh_token");
    soon(session(second), 401);
    // Another session of the same user goes on.
    owner.get("/me").is(200);
  }

  @Test
  void ofManyWhoComeWithOneTokenAtOnceNoMoreThanOneGetsTheNext() {
    var tokens = login();
    var statuses =
        Await.all(
            Flux.range(0, 8)
                .flatMap(
                    i ->
                        Mono.fromSupplier(() -> refresh(tokens).status())
                            .subscribeOn(Schedulers.boundedElastic()),
                    8));
    assertThat(statuses).hasSize(8).containsOnly(200, 401).containsOnlyOnce(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dbr_", "dbr_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "x", "\\u00e4"})
  void whatIsNoRefreshTokenIsRefusedInTheSameWords(String token) {
    var used = login();
    refresh(used).is(200);
    var refused =
        new Reply(
            SERVICE.send(
                "POST", "/api/v1/auth/refresh", "{\"refresh_token\": \"%s\"}".formatted(token)));
    var reused = refresh(used);
    assertThat(refused.isRefused(401, "invalid_refresh_token").body().at("/error/message"))
        .isEqualTo(reused.isRefused(401, "invalid_refresh_token").body().at("/error/message"));
  }

  @Test
  void whoSignsOutIsRefusedEverywhereAndReadsNothingLive() {
    var tokens = login();
    var here = session(tokens);
    var elsewhere = login();
    try (LiveReader live = here.live("/owners");
        LiveReader other = session(elsewhere).live("/owners")) {
      live.next();
      other.next();
      here.post("/auth/logout", "").is(204);
      refresh(tokens).isRefused(401, "invalid_refresh_token");
      soon(here, 401);
      var last = live.next();
      assertThat(last.event()).isEqualTo("logged_out");
      assertThat(last.data().path("message").asString()).contains("signed out");
      assertThat(other.isSilentFor(1)).isTrue();
    }
    refresh(elsewhere).is(200);
  }

  @Test
  void whatSomebodyReadsLiveEndsWhenTheRolesChange() {
    var auditor = SERVICE.newUser(owner.tenant(), "auditor", "auditor");
    var id = auditor.get("/me").id();
    try (var live = auditor.live("/owners")) {
      live.next();
      owner.patch("/users/" + id, "{\"roles\": [\"member\"]}").is(200);
      assertThat(live.next().event()).isEqualTo("access_changed");
    }
  }

  @Test
  void oneSeesWhereOneIsSignedInAndEndsASessionElsewhere() {
    var tokens = login();
    var here = session(tokens);
    var sessions = here.get("/auth/sessions").is(200);
    assertThat(sessions.data().size()).isEqualTo(2);
    var other =
        sessions
            .data()
            .valueStream()
            .filter(session -> !session.path("current").asBoolean())
            .findFirst()
            .orElseThrow();
    here.delete("/auth/sessions/" + other.path("id").asString()).is(204);
    soon(owner, 401);
    assertThat(here.get("/auth/sessions").data().size()).isOne();
    here.delete("/auth/sessions/" + other.path("id").asString()).isRefused(404, "not_found");
    here.delete("/auth/sessions/" + UUID.randomUUID()).isRefused(404, "not_found");
  }

  @Test
  void nobodyEndsTheSessionOfAnother() {
    var colleague = SERVICE.newUser(owner.tenant(), "colleague");
    var session = owner.get("/auth/sessions").data().path(0).path("id").asString();
    colleague.delete("/auth/sessions/" + session).isRefused(404, "not_found");
    owner.get("/me").is(200);
  }

  @Test
  void nobodyHasMoreSessionsThanTheLimit() {
    var first = login();
    IntStream.range(0, Sessions.AT_MOST_FOR_A_USER).forEach(i -> login());
    assertThat(session(login()).get("/auth/sessions").data().size())
        .isEqualTo(Sessions.AT_MOST_FOR_A_USER);
    refresh(first).isRefused(401, "invalid_refresh_token");
  }

  @Test
  void whoHasTheTablesHasNoTokens() throws SQLException {
    var tokens = login();
    var secret = tokens.data("/refresh_token");
    assertThat(secret).startsWith("dbr_").hasSizeGreaterThan(40);
    try (var connection = SERVICE.database().jdbc();
        var find =
            connection.prepareStatement(
                "SELECT count(*) FROM daybook.refresh_token t WHERE t::text LIKE ?")) {
      find.setString(1, "%" + secret.substring(4) + "%");
      var rows = find.executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  private Reply login() {
    return new Reply(
            SERVICE.send(
                "POST",
                "/api/v1/auth/login",
                "{\"tenant\": \"%s\", \"username\": \"owner\", \"password\": \"%s\"}"
                    .formatted(owner.tenant(), RunningService.OWNER_PASSWORD)))
        .is(200);
  }

  private static Reply refresh(Reply tokens) {
    return new Reply(
        SERVICE.send(
            "POST",
            "/api/v1/auth/refresh",
            "{\"refresh_token\": \"%s\"}".formatted(tokens.data("/refresh_token"))));
  }

  private Session session(Reply tokens) {
    return new Session(SERVICE, owner.tenant(), "Bearer " + tokens.data("/access_token"));
  }

  private static void soon(Session session, int status) {
    Await.one(
        Mono.fromSupplier(() -> session.get("/me").status())
            .subscribeOn(Schedulers.boundedElastic())
            .filter(found -> found == status)
            .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
            .timeout(SOON));
  }
}
