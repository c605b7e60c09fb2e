package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;

/** Tenants that operators make, and the roles that a tenant names itself. */
class TenantsAndRolesOverHttpTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final String PASSWORD = "four words by chance";

  private final Session operator = new Session(SERVICE, "platform", SERVICE.operator());

  @Test
  void anOperatorMakesATenantAndHasNoBusinessInIt() {
    var made = operator.post("/tenants", tenant("elm-street-4")).is(201);
    assertThat(made.location()).isEqualTo("/api/v1/tenants/elm-street-4");
    assertThat(made.data("/base_currency")).isEqualTo("CHF");
    assertThat(made.data("/time_zone")).isEqualTo("Europe/Zurich");
    assertThat(made.response().body()).doesNotContain(PASSWORD);
    operator.post("/tenants", tenant("elm-street-4")).isRefused(409, "tenant_taken");
    assertThat(operator.get("/tenants/elm-street-4").is(200).data()).isEqualTo(made.data());
    assertThat(operator.get("/tenants?limit=100").is(200).eachOf("name"))
        .contains("demo", "platform", "elm-street-4");
    assertThat(operator.get("/tenants?skip=100000").is(200).data().size()).isZero();
    assertThat(operator.get("/tenants?skip=100000").meta().path("total").asInt()).isPositive();
    operator.get("/tenants/nowhere").isRefused(404, "not_found");

    var anna =
        new Session(SERVICE, "elm-street-4", SERVICE.bearer("elm-street-4", "anna", PASSWORD));
    assertThat(anna.get("/me").data("/tenant")).isEqualTo("elm-street-4");
    assertThat(anna.get("/retailers").is(200).data().size()).isPositive();
    // What amounts are in where nobody says it: the tenant's own currency.
    assertThat(
            anna.post(
                    "/purchases",
                    "{\"product_name\": \"Kettle\", \"price\": \"1\", \"purchase_date\": \"2026-02-01\"}")
                .is(201)
                .data("/currency_code"))
        .isEqualTo("CHF");
    anna.get("/tenants").isRefused(403, "not_permitted");
    anna.post("/tenants", tenant("elm-street-5")).isRefused(403, "not_permitted");
    operator.get("/owners").isRefused(403, "not_permitted");
  }

  @Test
  void aRepetitionMakesNoSecondTenant() {
    operator.post("/tenants", tenant("elm-street-6"), "Idempotency-Key", "elm").is(201);
    assertThat(
            operator
                .post("/tenants", tenant("elm-street-6"), "Idempotency-Key", "elm")
                .is(201)
                .isReplayed())
        .isTrue();
  }

  @Test
  void allThatIsWrongWithATenantIsSaidAtOnce() {
    var refused =
        operator
            .post(
                "/tenants",
                """
                {"name": "Elm Street", "base_currency": "EUR", "time_zone": "Europe/Zurich",
                 "owner": {"username": "a b", "password": "password1"}}
                """)
            .isRefused(422, "validation_error");
    assertThat(refused.body().at("/error/details").findValuesAsString("field"))
        .containsExactlyInAnyOrder("name", "owner.username", "owner.password", "owner.password");
    var malformed =
        operator
            .post(
                "/tenants",
                "{\"name\": \"x\", \"base_currency\": \"EURO\", \"time_zone\": \"Mars\", \"owner\": {}}")
            .isRefused(422, "validation_error");
    assertThat(malformed.body().at("/error/details").findValuesAsString("code"))
        .contains("not_a_currency", "not_a_time_zone", "missing");
  }

  @Test
  void aTenantNamesSetsOfPermissionsOfItsOwn() {
    var owner = SERVICE.newTenant();
    var role = owner.put("/roles/clerk", "{\"permissions\": [\"community:read\"]}").is(200);
    assertThat(role.data("/name")).isEqualTo("clerk");
    assertThat(owner.get("/roles?limit=100").is(200).eachOf("name"))
        .containsExactly(
            "owner", "treasurer", "member", "auditor", "integrator", "operator", "clerk");
    assertThat(owner.get("/roles/clerk").is(200).data()).isEqualTo(role.data());
    assertThat(owner.get("/roles/auditor").is(200).data("/built_in")).isEqualTo("true");
    SERVICE.newTenant().get("/roles/clerk").isRefused(404, "not_found");

    var clerk = SERVICE.newUser(owner.tenant(), "clerk", "clerk");
    clerk.get("/owners").is(200);
    clerk.post("/owners", "{\"name\": \"Ben\"}").isRefused(403, "not_permitted");

    owner
        .put("/roles/clerk", "{\"permissions\": [\"community:read\", \"owners:register\"]}")
        .is(200);
    var again = SERVICE.bearer(owner.tenant(), "clerk", RunningService.OWNER_PASSWORD);
    new Session(SERVICE, owner.tenant(), again).post("/owners", "{\"name\": \"Ben\"}").is(201);

    owner.delete("/roles/clerk").isRefused(409, "in_use");
    var id = owner.get("/users").data().path(0).path("id").asString();
    owner.patch("/users/" + id, "{\"roles\": [\"member\"]}").is(200);
    owner.delete("/roles/clerk").is(204);
    owner.delete("/roles/clerk").isRefused(404, "not_found");
  }

  @Test
  void whatEveryTenantHasStaysAsItIs() {
    var owner = SERVICE.newTenant();
    owner.put("/roles/member", "{\"permissions\": []}").isRefused(409, "built_in_role");
    owner.delete("/roles/owner").isRefused(409, "built_in_role");
    owner.put("/roles/Clerk!", "{\"permissions\": []}").isRefused(422, "not_a_role_name");
    owner
        .put("/roles/clerk", "{\"permissions\": [\"do:everything\"]}")
        .isRefused(422, "unknown_permission");
    owner
        .put("/roles/clerk", "{\"permissions\": [\"tenants:create\"]}")
        .isRefused(403, "beyond_own_permissions");
  }

  private static String tenant(String name) {
    return """
        {"name": "%s", "base_currency": "CHF", "time_zone": "Europe/Zurich",
         "owner": {"username": "Anna", "password": "%s"}}
        """
        .formatted(name, PASSWORD);
  }
}
