package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What programs come in with. */
class ApiKeysOverHttpTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final Duration SOON = Duration.ofSeconds(8);

  private final Session owner = SERVICE.newTenant();

  @Test
  void aProgramDoesWhatItsKeyIsForInEitherHeader() {
    var made = make("import", "community:read", "owners:register").is(201);
    var key = made.data("/key");
    assertThat(key).startsWith("dbk_").hasSizeGreaterThan(40);
    var program = new Session(SERVICE, owner.tenant(), "Bearer " + key);
    var ben = program.post("/owners", "{\"name\": \"Ben\"}").is(201).id();
    assertThat(byKey("/owners", key).is(200).eachOf("name")).containsExactly("Ben");
    program.get("/purchases").isRefused(403, "not_permitted");
    program.get("/periods").isRefused(403, "not_permitted");

    var me = program.get("/me").is(200);
    assertThat(me.id()).isEqualTo(made.id());
    assertThat(me.data().path("username").isNull()).isTrue();
    assertThat(me.data().path("permissions").toString())
        .isEqualTo("[\"community:read\",\"owners:register\"]");
    assertThat(owner.get("/owners/" + ben + "/history").response().body()).contains("\"import\"");
  }

  @Test
  void aKeyIsNoPerson() {
    var program = program("program", "community:read");
    program.post("/auth/logout", "").isRefused(403, "not_permitted");
    program.get("/auth/sessions").isRefused(403, "not_permitted");
    program
        .put("/me/password", "{\"old_password\": \"x\", \"new_password\": \"y\"}")
        .isRefused(403, "not_permitted");
  }

  @Test
  void aKeyIsShownOnceAndNotKept() throws SQLException {
    var body = body("import", "community:read");
    var first = owner.post("/api-keys", body, "Idempotency-Key", "one").is(201);
    var again = owner.post("/api-keys", body, "Idempotency-Key", "one").is(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.data().path("key").isNull()).isTrue();
    var secret = first.data("/key");
    assertThat(owner.get("/api-keys").is(200).response().body())
        .contains("import")
        .doesNotContain(secret);
    assertThat(owner.get("/api-keys/" + first.id()).is(200).response().body())
        .doesNotContain(secret);
    try (var connection = SERVICE.database().jdbc();
        var find =
            connection.prepareStatement(
                """
                SELECT (SELECT count(*) FROM daybook.api_key k WHERE k::text LIKE ?)
                     + (SELECT count(*) FROM daybook.answer_once a WHERE a::text LIKE ?)
                """)) {
      find.setString(1, "%" + secret.substring(4) + "%");
      find.setString(2, "%" + secret.substring(4) + "%");
      var rows = find.executeQuery();
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void oneThatHasEndedIsRefusedSoonAndItsNameIsFree() {
    var made = make("import", "community:read").is(201);
    var program = new Session(SERVICE, owner.tenant(), "Bearer " + made.data("/key"));
    program.get("/owners").is(200);
    try (var live = program.live("/owners")) {
      live.next();
      make("import", "community:read").isRefused(409, "key_name_taken");
      owner.delete("/api-keys/" + made.id()).is(204);
      soon(program, 401);
      assertThat(live.next().event()).isEqualTo("access_changed");
    }
    owner.get("/api-keys/" + made.id()).isRefused(404, "not_found");
    owner.delete("/api-keys/" + made.id()).isRefused(404, "not_found");
    owner.delete("/api-keys/" + UUID.randomUUID()).isRefused(404, "not_found");
    make("import", "community:read").is(201);
  }

  @Test
  void oneThatHasExpiredIsRefused() {
    var program = program("import", "community:read");
    program.get("/owners").is(200);
    SERVICE
        .database()
        .execute(
            "UPDATE daybook.api_key SET expires_at = clock_timestamp() WHERE tenant = '%s'"
                .formatted(owner.tenant()));
    soon(program, 401);
    make("import", "community:read").is(201);
  }

  @Test
  void aKeyExpiresWithinAYearAndUnlessSaidInNinetyDays() {
    var expiry = Instant.parse(make("import", "community:read").data("/expires_at"));
    assertThat(expiry)
        .isCloseTo(
            Instant.now().plus(90, ChronoUnit.DAYS),
            org.assertj.core.api.Assertions.within(1, ChronoUnit.DAYS));
    for (var wrong : new String[] {"2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"}) {
      owner
          .post(
              "/api-keys",
              "{\"name\": \"x\", \"permissions\": [], \"expires_at\": \"%s\"}".formatted(wrong))
          .isRefused(422, "expiry_out_of_range");
    }
  }

  @Test
  void nobodyGivesAKeyMoreThanTheyHaveAndNoKeyLetsOthersIn() {
    make("import", "views:rebuild").isRefused(403, "beyond_own_permissions");
    make("import", "users:manage").isRefused(422, "not_for_keys");
    make("import", "api-keys:manage").isRefused(422, "not_for_keys");
    make("import", "everything:do").isRefused(422, "unknown_permission");
    owner.put("/roles/keeper", "{\"permissions\": [\"api-keys:manage\"]}").is(200);
    owner
        .post(
            "/users",
            "{\"username\": \"keeper\", \"password\": \"four words by chance\", \"roles\": [\"keeper\"]}")
        .is(201);
    var keeper =
        new Session(
            SERVICE,
            owner.tenant(),
            SERVICE.bearer(owner.tenant(), "keeper", "four words by chance"));
    keeper
        .post("/api-keys", body("import", "community:read"))
        .isRefused(403, "beyond_own_permissions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dbk_", "dbk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "dbk_x y", "x"})
  void whatIsNoKeyIsRefused(String key) {
    byKey("/me", key).isRefused(401, "not_signed_in");
  }

  @Test
  void whoSendsTwoThingsIsNotGuessedAt() {
    var key = make("import", "community:read").data("/key");
    owner.get("/me", "X-Api-Key", key).isRefused(400, "malformed_request");
  }

  private Session program(String name, String... permissions) {
    var key = make(name, permissions).is(201).data("/key");
    return new Session(SERVICE, owner.tenant(), "Bearer " + key);
  }

  private Reply make(String name, String... permissions) {
    return owner.post("/api-keys", body(name, permissions));
  }

  private static String body(String name, String... permissions) {
    return "{\"name\": \"%s\", \"permissions\": [\"%s\"]}"
        .formatted(name, String.join("\", \"", permissions));
  }

  private static Reply byKey(String path, String key) {
    return new Reply(SERVICE.get("/api/v1" + path, "X-Api-Key", key));
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
