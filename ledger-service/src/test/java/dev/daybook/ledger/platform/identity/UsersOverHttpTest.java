package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Several people in a tenant: added, changed and removed by those who may. */
class UsersOverHttpTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final String PASSWORD = "four words by chance";
  private static final String OTHER_PASSWORD = "four other words by chance";

  /** A second is promised; the rest is for a machine that is busy. */
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Session owner = SERVICE.newTenant();

  @Test
  void whoIsAddedSignsInAndIsWhatTheRolesSay() {
    var added = add("Ada", "treasurer").is(201);
    assertThat(added.location()).isEqualTo("/api/v1/users/" + added.id());
    assertThat(added.data("/username")).isEqualTo("ada");
    assertThat(added.response().body()).doesNotContain("password", "argon2");

    var ada = signedIn("ADA", PASSWORD);
    var me = ada.get("/me").is(200);
    assertThat(me.id()).isEqualTo(added.id());
    assertThat(me.data("/username")).isEqualTo("ada");
    assertThat(me.data().path("roles").toString()).isEqualTo("[\"treasurer\"]");
    assertThat(me.data().path("permissions").toString()).contains("periods:close");
    ada.post("/owners", "{\"name\": \"Ben\"}").is(201);
    ada.get("/users").isRefused(403, "not_permitted");

    assertThat(owner.get("/users").is(200).eachOf("username")).containsExactly("ada", "owner");
    assertThat(owner.get("/users/" + added.id()).is(200).data()).isEqualTo(added.data());
    assertThat(owner.get("/users", "Accept", "application/x-ndjson").is(200).lines()).hasSize(2);
  }

  @Test
  void allThatIsWrongIsSaidAtOnceAndNothingOfItIsAPassword() {
    var refused =
        owner
            .post(
                "/users",
                "{\"username\": \"a b\", \"password\": \"password1\", \"roles\": [\"king\"], \"owner_id\": \"%s\"}"
                    .formatted(UUID.randomUUID()))
            .isRefused(422, "validation_error");
    assertThat(refused.body().at("/error/details").findValuesAsString("code"))
        .containsExactlyInAnyOrder(
            "not_a_username",
            "password_too_short",
            "password_too_common",
            "unknown_role",
            "no_such_owner");
    assertThat(refused.response().body()).doesNotContain("password1");
    add("ada", "king").isRefused(422, "unknown_role");
    owner
        .post("/users", "{\"username\": \"ada\", \"password\": \"password1234\", \"roles\": []}")
        .isRefused(422, "password_too_common");
    owner
        .post("/users", "{\"username\": \"ada\", \"roles\": \"owner\"}")
        .isRefused(422, "validation_error");
  }

  @Test
  void aNameIsTakenOnceInATenantAndFreeInAnother() {
    var ada = add("ada", "auditor").is(201);
    add("ADA", "auditor").isRefused(409, "username_taken");
    var elsewhere = SERVICE.newTenant();
    elsewhere.post("/users", user("ada", "auditor")).is(201);
    owner.delete("/users/" + ada.id()).is(204);
    assertThat(add("ada", "auditor").is(201).id()).isNotEqualTo(ada.id());
  }

  @Test
  void aRepetitionGetsTheFirstAnswer() {
    var first = owner.post("/users", user("ada", "auditor"), "Idempotency-Key", "one").is(201);
    var again = owner.post("/users", user("ada", "auditor"), "Idempotency-Key", "one").is(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.location()).isEqualTo(first.location());
    owner
        .post("/users", user("ben", "auditor"), "Idempotency-Key", "one")
        .isRefused(422, "idempotency_key_reused");

    // What was refused is not kept: the same key may come with what is right.
    owner
        .post("/users", user("ada", "auditor"), "Idempotency-Key", "two")
        .isRefused(409, "username_taken");
    owner.post("/users", user("eve", "auditor"), "Idempotency-Key", "two").is(201);

    var path = "/users/" + first.id();
    owner.delete(path, "Idempotency-Key", "three").is(204);
    assertThat(owner.delete(path, "Idempotency-Key", "three").is(204).isReplayed()).isTrue();
    owner.delete(path).isRefused(404, "not_found");
  }

  @Test
  void otherRolesEndOlderTokensAndTheNextOneHasThem() {
    var id = add("ada", "auditor").is(201).id();
    var tokens = login("ada", PASSWORD);
    var ada = session(tokens);
    ada.get("/owners").is(200);

    owner.patch("/users/" + id, "{\"roles\": [\"member\"]}").is(200);
    soon(() -> ada.get("/me").status(), 401);
    var next = session(refresh(tokens).is(200));
    next.get("/owners").isRefused(403, "not_permitted");
    assertThat(next.get("/me").data().path("roles").toString()).isEqualTo("[\"member\"]");
  }

  @Test
  void aNewPasswordFromSomebodyElseEndsAllSessions() {
    var id = add("ada", "auditor").is(201).id();
    var tokens = login("ada", PASSWORD);
    owner.patch("/users/" + id, "{\"password\": \"%s\"}".formatted(OTHER_PASSWORD)).is(200);
    refresh(tokens).isRefused(401, "invalid_refresh_token");
    soon(() -> session(tokens).get("/me").status(), 401);
    assertThat(login("ada", PASSWORD).status()).isEqualTo(401);
    assertThat(login("ada", OTHER_PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void whoIsRemovedIsGoneAndStillNamedInHistories() {
    var id = add("ada", "treasurer").is(201).id();
    var tokens = login("ada", PASSWORD);
    var ben = session(tokens).post("/owners", "{\"name\": \"Ben\"}").is(201).id();

    owner.delete("/users/" + id).is(204);
    refresh(tokens).isRefused(401, "invalid_refresh_token");
    soon(() -> session(tokens).get("/me").status(), 401);
    assertThat(login("ada", PASSWORD).status()).isEqualTo(401);
    owner.get("/users/" + id).isRefused(404, "not_found");
    owner.patch("/users/" + id, "{\"roles\": []}").isRefused(404, "not_found");
    owner.delete("/users/" + id).isRefused(404, "not_found");
    assertThat(owner.get("/users").eachOf("username")).containsExactly("owner");
    assertThat(owner.get("/owners/" + ben + "/history").is(200).response().body())
        .contains("\"ada\"");
  }

  @Test
  void theLastOwnerStays() {
    var own = owner.get("/me").id();
    owner.delete("/users/" + own).isRefused(409, "last_owner");
    owner.patch("/users/" + own, "{\"roles\": [\"auditor\"]}").isRefused(409, "last_owner");
    owner.patch("/users/" + own, "{\"roles\": [\"owner\", \"auditor\"]}").is(200);
    var fresh = signedIn("owner", RunningService.OWNER_PASSWORD);
    var ada = fresh.post("/users", user("ada", "owner")).is(201).id();
    fresh.patch("/users/" + own, "{\"roles\": [\"auditor\"]}").is(200);
    signedIn("ada", PASSWORD).delete("/users/" + ada).isRefused(409, "last_owner");
  }

  @Test
  void ofTwoOwnersWhoLeaveAtTheSameTimeOneStays() {
    for (var round = 0; round < 5; round++) {
      var tenant = SERVICE.newTenant();
      var other = SERVICE.newUser(tenant.tenant(), "other");
      var ids = List.of(tenant.get("/me").id(), other.get("/me").id());
      var answers =
          Await.all(
              Flux.range(0, 2)
                  .flatMap(
                      i ->
                          Mono.fromFuture(
                              (i == 0 ? tenant : other)
                                  .sending("DELETE", "/users/" + ids.get(i), ""))));
      assertThat(answers.stream().map(Reply::status)).containsExactlyInAnyOrder(204, 409);
    }
  }

  @Test
  void theLastOperatorStaysToo() {
    var operator = new Session(SERVICE, "platform", SERVICE.operator());
    var id = operator.get("/me").id();
    var others = operator.get("/users?limit=100").data().size();
    if (others == 1) {
      operator.delete("/users/" + id).isRefused(409, "last_owner");
    }
    operator.post("/users", user("intruder", "owner")).isRefused(403, "beyond_own_permissions");
  }

  @Test
  void nobodyGivesWhatTheyDontHave() {
    owner.put("/roles/porter", "{\"permissions\": [\"users:manage\", \"users:read\"]}").is(200);
    add("porter", "porter").is(201);
    var porter = signedIn("porter", PASSWORD);
    for (var role : List.of("owner", "treasurer", "auditor", "member")) {
      porter.post("/users", user("friend", role)).isRefused(403, "beyond_own_permissions");
    }
    owner.post("/users", user("friend", "operator")).isRefused(403, "beyond_own_permissions");
    var friend = porter.post("/users", user("friend", "porter")).is(201).id();
    porter
        .patch("/users/" + friend, "{\"roles\": [\"owner\"]}")
        .isRefused(403, "beyond_own_permissions");
    var self = porter.get("/me").id();
    porter
        .patch("/users/" + self, "{\"roles\": [\"owner\"]}")
        .isRefused(403, "beyond_own_permissions");

    // Nor do they touch whoever may do more: that would be the same by another way.
    var own = owner.get("/me").id();
    porter
        .patch("/users/" + own, "{\"password\": \"%s\"}".formatted(OTHER_PASSWORD))
        .isRefused(403, "beyond_own_permissions");
    porter.delete("/users/" + own).isRefused(403, "beyond_own_permissions");
    porter.delete("/users/" + friend).is(204);
  }

  @Test
  void oneChangesTheOwnPasswordByTheOldOne() {
    add("ada", "auditor").is(201);
    var elsewhere = login("ada", PASSWORD);
    var here = login("ada", PASSWORD);
    var ada = session(here);
    ada.put("/me/password", change("not the password", OTHER_PASSWORD))
        .isRefused(422, "wrong_password");
    ada.put("/me/password", change(PASSWORD, "short")).isRefused(422, "password_too_short");
    ada.put("/me/password", change(PASSWORD, "ada2026ada2026"))
        .isRefused(422, "password_too_common");
    ada.put("/me/password", change(PASSWORD, OTHER_PASSWORD)).is(204);

    soon(() -> ada.get("/me").status(), 401);
    refresh(elsewhere).isRefused(401, "invalid_refresh_token");
    session(refresh(here).is(200)).get("/me").is(200);
    assertThat(login("ada", PASSWORD).status()).isEqualTo(401);
    assertThat(login("ada", OTHER_PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void guessingTheOldPasswordLocksTheAccountAsSigningInDoes() {
    add("ada", "auditor").is(201);
    var ada = signedIn("ada", PASSWORD);
    var answers =
        IntStream.range(0, 11)
            .mapToObj(i -> ada.put("/me/password", change("guess number " + i, OTHER_PASSWORD)))
            .map(Reply::status)
            .toList();
    assertThat(answers.subList(0, 10)).containsOnly(422);
    assertThat(answers.getLast()).isEqualTo(429);
  }

  @ParameterizedTest
  @CsvSource({"Ada, 200", "Ben, 403"})
  void aMemberSeesTheSheetAndTheOwnBalanceAlone(String whose, int status) {
    var ada = owner.post("/owners", "{\"name\": \"Ada\", \"email\": \"ada@example.org\"}").id();
    var ben = owner.post("/owners", "{\"name\": \"Ben\", \"email\": \"ben@example.org\"}").id();
    var period =
        owner
            .post(
                "/periods",
                "{\"name\": \"2026\", \"start_date\": \"2026-01-01\", \"end_date\": \"2026-12-31\", \"currency\": \"EUR\"}")
            .is(201)
            .id();
    owner
        .post(
            "/users",
            "{\"username\": \"ada\", \"password\": \"%s\", \"roles\": [\"member\"], \"owner_id\": \"%s\"}"
                .formatted(PASSWORD, ada))
        .is(201);
    var member = signedIn("ada", PASSWORD);
    assertThat(member.get("/me").data("/owner_id")).isEqualTo(ada);

    var balance = "/periods/" + period + "/balances/" + (whose.equals("Ada") ? ada : ben);
    assertThat(member.get(balance).status()).isEqualTo(status);
    var sheet = member.get("/periods/" + period + "/balance-sheet").is(200);
    assertThat(sheet.response().body()).contains("Ben").doesNotContain("@example.org");
    member.get("/periods").is(200);
    for (var path :
        List.of(
            "/owners",
            "/owners/" + ada,
            "/owners/" + ben + "/history",
            "/periods/" + period + "/contributions",
            "/periods/" + period + "/history",
            "/purchases",
            "/users")) {
      member.get(path).isRefused(403, "not_permitted");
    }
    // What is watched together is asked for one by one.
    member.get("/live?watch=/owners").isRefused(403, "not_permitted");
  }

  @Test
  void aMemberWhoIsNoOwnerSeesNoBalanceInParticular() {
    var ada = owner.post("/owners", "{\"name\": \"Ada\"}").id();
    add("ben", "member").is(201);
    signedIn("ben", PASSWORD)
        .get("/periods/" + UUID.randomUUID() + "/balances/" + ada)
        .isRefused(403, "not_permitted");
  }

  private Reply add(String username, String role) {
    return owner.post("/users", user(username, role));
  }

  private static String user(String username, String role) {
    return "{\"username\": \"%s\", \"password\": \"%s\", \"roles\": [\"%s\"]}"
        .formatted(username, PASSWORD, role);
  }

  private static String change(String from, String to) {
    return "{\"old_password\": \"%s\", \"new_password\": \"%s\"}".formatted(from, to);
  }

  private Session signedIn(String username, String password) {
    return session(login(username, password).is(200));
  }

  private Session session(Reply tokens) {
    return new Session(SERVICE, owner.tenant(), "Bearer " + tokens.data("/access_token"));
  }

  private Reply login(String username, String password) {
    return new Reply(
        SERVICE.send(
            "POST",
            "/api/v1/auth/login",
            "{\"tenant\": \"%s\", \"username\": \"%s\", \"password\": \"%s\"}"
                .formatted(owner.tenant(), username, password)));
  }

  private static Reply refresh(Reply tokens) {
    return new Reply(
        SERVICE.send(
            "POST",
            "/api/v1/auth/refresh",
            "{\"refresh_token\": \"%s\"}".formatted(tokens.data("/refresh_token"))));
  }

  private static void soon(Supplier<Integer> status, int expected) {
    Await.one(
        Mono.fromSupplier(status)
            .subscribeOn(Schedulers.boundedElastic())
            .filter(found -> found == expected)
            .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
            .timeout(SOON));
  }
}
