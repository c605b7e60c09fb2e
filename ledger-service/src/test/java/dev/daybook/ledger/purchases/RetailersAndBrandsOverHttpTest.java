package dev.daybook.ledger.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retailers and brands. */
class RetailersAndBrandsOverHttpTest {

  private final Shopper shopper = Shopper.ofNewTenant();
  private final Session session = shopper.session();

  @ParameterizedTest
  @CsvSource({"retailers, IKEA", "brands, Sony"})
  void aNewTenantBeginsWithSomeThatAreWellKnown(String list, String known) {
    var all = session.get("/" + list + "?limit=100").is(200);
    assertThat(all.eachOf("name"))
        .contains("Apple", known)
        .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    var one = all.data().get(0);
    var path = "/" + list + "/" + one.path("id").asString();
    assertThat(session.get(path).is(200).data()).isEqualTo(one);
    assertThat(session.get(path + "/history").eachOf("actor")).containsExactly("daybook");
    session
        .post("/" + list, "{\"name\": \" %s \"}".formatted(known.toLowerCase()))
        .isRefused(409, "duplicate_name");
    session.delete(path).is(204);
    session.get(path).isRefused(404, "not_found");
  }

  @ParameterizedTest
  @CsvSource({"retailers, retailer_id", "brands, brand_id"})
  void oneThatPurchasesNameCanNotGo(String list, String field) {
    var id = session.post("/" + list, "{\"name\": \"Acme\"}").is(201).id();
    var path = "/" + list + "/" + id;
    var purchase = shopper.bought("Kettle", "1", "2026-01-15", "'%s': '%s'".formatted(field, id));
    session.delete(path).isRefused(409, "in_use");
    session.patch("/purchases/" + purchase, "{\"%s\": null}".formatted(field)).is(200);
    session.delete(path).is(204);
    session.patch("/purchases/" + purchase, "{\"%s\": \"%s\"}".formatted(field, id)).is(422);
    assertThat(session.post("/" + list, "{\"name\": \"ACME\"}").is(201).id()).isNotEqualTo(id);
  }

  @Test
  void aWebAddressIsOne() {
    session
        .post("/retailers", "{\"name\": \"Shop\", \"url\": \"javascript:alert(1)\"}")
        .isRefused(422, "not_a_web_address");
    assertThat(
            session
                .post("/retailers", "{\"name\": \"Shop\", \"url\": \"https://shop.example.org/a\"}")
                .is(201)
                .data("/url"))
        .isEqualTo("https://shop.example.org/a");
  }

  /** Either the purchase is refused, or the retailer stays: never is one named that is gone. */
  @Test
  void aRetailerIsNotRemovedWhileAPurchaseNamesItAtTheSameTime() {
    for (int round = 0; round < 10; round++) {
      var shop = shopper.retailer("Corner shop " + round);
      var buying =
          session.sending(
              "POST",
              "/purchases",
              Shopper.json("Kettle", "1", "2026-01-15", "'retailer_id': '%s'".formatted(shop)));
      var removing = session.sending("DELETE", "/retailers/" + shop, "");
      CompletableFuture.allOf(buying, removing).join();
      var isBought = buying.join().status() == 201;
      assertThat(removing.join().status()).isEqualTo(isBought ? 409 : 204);
      session.get("/retailers/" + shop).is(isBought ? 200 : 404);
    }
  }

  @Test
  void ofManyWhoAddTheSameNameAtTheSameTimeOneDoes() {
    var adding =
        IntStream.range(0, 8)
            .mapToObj(i -> session.sending("POST", "/brands", "{\"name\": \"Acme\"}"))
            .toList();
    CompletableFuture.allOf(adding.toArray(CompletableFuture[]::new)).join();
    assertThat(adding.stream().map(CompletableFuture::join).map(Reply::status))
        .containsOnly(201, 409)
        .containsOnlyOnce(201);
  }

  /** What the database writes down is what decisions would. */
  @Test
  void theBeginningIsWrittenDownInTheFormOfTheContracts() throws Exception {
    var types = PurchasesKinds.ALL.types();
    try (var connection = RunningService.shared().database().jdbc();
        var events =
            connection.prepareStatement(
                "select type, revision, tags, payload from daybook.event where tenant = ?")) {
      events.setString(1, session.tenant());
      var rows = events.executeQuery();
      int count = 0;
      while (rows.next()) {
        count++;
        var name = rows.getString("type");
        var type = types.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        assertThat(rows.getInt("revision")).isEqualTo(type.revision());
        assertTags(type, rows.getString("payload"), (String[]) rows.getArray("tags").getArray());
      }
      assertThat(count).isEqualTo(20);
    }
  }

  private static <E extends dev.daybook.contracts.Event> void assertTags(
      EventType<E> type, String payload, String[] tags) {
    var event = ContractJson.MAPPER.readValue(payload, type.event());
    assertThat(tags).containsExactlyInAnyOrderElementsOf(type.tags().apply(event));
    assertThat(ContractJson.MAPPER.readTree(payload))
        .isEqualTo(ContractJson.MAPPER.valueToTree(event));
  }
}
