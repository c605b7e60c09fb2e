package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Webhooks as settings: their fields, what is refused, who may, and what is kept of a secret. */
class WebhooksOverHttpTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final String KEY = "Idempotency-Key";

  private final Session session = SERVICE.newTenant();

  private Reply add(String json, String... headers) {
    return session.post("/webhooks", json, headers);
  }

  private static List<String> faults(Reply reply) {
    var faults = new ArrayList<String>();
    for (JsonNode detail : reply.body().at("/error/details")) {
      faults.add(detail.path("field").asString() + " " + detail.path("code").asString());
    }
    return faults;
  }

  @Test
  void oneIsAddedShownEditedAndDeleted() {
    var added =
        add("""
                {"url": "https://hooks.example/a", "types": ["community.owner-registered"],
                 "tags": ["owner:1"], "description": "For the books"}
                """)
            .is(201);
    assertThat(added.data("/status")).isEqualTo("ACTIVE");
    assertThat(added.data("/secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(added.location()).isEqualTo("/api/v1/webhooks/" + added.id());
    var path = "/webhooks/" + added.id();
    var shown = session.get(path).is(200);
    assertThat(shown.data().path("secret").isNull()).isTrue();
    assertThat(shown.data("/description")).isEqualTo("For the books");
    assertThat(session.get("/webhooks").is(200).data().get(0)).isEqualTo(shown.data());
    assertThat(session.get("/webhooks", "Accept", "application/x-ndjson").lines().getFirst())
        .isEqualTo(shown.data());
    var edited =
        session
            .patch(
                path, "{\"url\": \"https://hooks.example/b\", \"tags\": [], \"description\": null}")
            .is(200);
    assertThat(edited.data("/url")).isEqualTo("https://hooks.example/b");
    assertThat(edited.data().path("tags").size()).isZero();
    assertThat(edited.data().path("types").size()).isOne();
    assertThat(edited.data().path("description").isNull()).isTrue();
    session.delete(path).is(204);
    session.get(path).isRefused(404, "not_found");
    assertThat(session.get("/webhooks").meta().path("total").asInt()).isZero();
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    var refused =
        add("""
                {"url": "https://user@hooks.example/", "types": ["community.unheard-of", "x"],
                 "tags": ["a", "a", " "], "from_position": 9000000000000}
                """)
            .isRefused(422, "validation_error");
    assertThat(faults(refused))
        .containsExactlyInAnyOrder(
            "url not_a_url",
            "types[0] not_one_of",
            "types[1] not_one_of",
            "tags inconsistent",
            "tags[2] blank",
            "from_position out_of_range");
    assertThat(faults(add("{\"uri\": \"https://hooks.example\", \"from_position\": 0}")))
        .containsExactlyInAnyOrder(
            "uri unknown_field", "url missing", "from_position not_positive");
    var tags = "\"t1\"" + ", \"t\"".repeat(10);
    assertThat(faults(add("{\"url\": \"https://hooks.example\", \"tags\": [%s]}".formatted(tags))))
        .containsExactly("tags too_many_items");
    assertThat(
            faults(
                add(
                    "{\"url\": \"https://hooks.example\", \"tags\": [\"%s\"]}"
                        .formatted("t".repeat(201)))))
        .containsExactly("tags[0] too_long");
    assertThat(session.get("/webhooks").meta().path("total").asInt()).isZero();
  }

  @Test
  void aRequestThatIsRepeatedWithItsKeyIsAnsweredAsTheFirstTime() {
    var json = "{\"url\": \"https://hooks.example\"}";
    var added = add(json, KEY, "add").is(201);
    var again = add(json, KEY, "add").is(201);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.response().body()).isEqualTo(added.response().body());
    assertThat(again.location()).isEqualTo(added.location());
    assertThat(session.get("/webhooks").meta().path("total").asInt()).isOne();
    add("{\"url\": \"https://hooks.example/b\"}", KEY, "add")
        .isRefused(422, "idempotency_key_reused");

    var path = "/webhooks/" + added.id();
    var rotated = session.post(path + "/rotate-secret", "{}", KEY, "rotate").is(200);
    assertThat(session.post(path + "/rotate-secret", "{}", KEY, "rotate").response().body())
        .isEqualTo(rotated.response().body());
    assertThat(session.get(path).data("/secrets_in_use")).isEqualTo("2");
    session.delete(path, KEY, "delete").is(204);
    assertThat(session.delete(path, KEY, "delete").is(204).isReplayed()).isTrue();
    session.delete(path, KEY, "another").isRefused(404, "not_found");
    session.post("/owners", "{\"name\": \"Ada\"}", KEY, "owner").is(201);
    add(json, KEY, "owner").isRefused(422, "idempotency_key_reused");
  }

  @Test
  void thereAreNotMoreThanATenantMayHave() {
    for (int i = 0; i < Subscriptions.MOST; i++) {
      add("{\"url\": \"https://hooks.example/%d\"}".formatted(i)).is(201);
    }
    add("{\"url\": \"https://hooks.example/more\"}").isRefused(409, "too_many_webhooks");
    SERVICE.newTenant().post("/webhooks", "{\"url\": \"https://hooks.example/other\"}").is(201);
  }

  @Test
  void soManySecretsSignBesideEachOtherAndNotMore() {
    var path = "/webhooks/" + add("{\"url\": \"https://hooks.example\"}").is(201).id();
    for (int i = 1; i < Subscriptions.MOST_SECRETS; i++) {
      assertThat(session.post(path + "/rotate-secret", "{}").is(200).data("/secrets_in_use"))
          .isEqualTo(Integer.toString(i + 1));
    }
    session.post(path + "/rotate-secret", "{}").isRefused(409, "too_many_secrets");
    assertThat(
            session
                .post(path + "/rotate-secret", "{\"old_secret_seconds\": 0}")
                .is(200)
                .data("/secrets_in_use"))
        .isEqualTo("1");
  }

  @Test
  void aSecretStandsInNoTable() throws SQLException {
    var added = add("{\"url\": \"https://hooks.example\"}", KEY, "secret").is(201);
    var secret = added.data("/secret").substring("whsec_".length());
    for (var table : List.of("webhook", "webhook_secret", "webhook_once")) {
      try (var connection = SERVICE.database().jdbc();
          var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "SELECT count(*), count(*) FILTER (WHERE t::text LIKE '%%%s%%') FROM daybook.%s t"
                      .formatted(secret, table))) {
        rows.next();
        assertThat(rows.getLong(1)).as(table).isPositive();
        assertThat(rows.getLong(2)).as(table).isZero();
      }
    }
  }

  @Test
  void onlyWhoManagesWebhooksMay() {
    SERVICE.operator();
    var refused = SERVICE.send("GET", "/api/v1/webhooks", "", "Authorization", SERVICE.operator());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("webhooks:manage");
  }
}
