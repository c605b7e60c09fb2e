package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From every line of a statement one gets to the events behind it, and to who caused them. */
class ExplanationsOverHttpTest {

  private static final String NOBODY = "01a00000-0000-7000-8000-000099999999";

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String ben = books.owner("Ben");
  private final String period = books.period("2026 Q1");

  private List<JsonNode> lines(String period, String owner) {
    return list(
        session.get("/periods/%s/balances/%s".formatted(period, owner)).is(200).data(), "lines");
  }

  private static List<JsonNode> list(JsonNode data, String name) {
    return StreamSupport.stream(data.path(name).spliterator(), false).toList();
  }

  private Reply explain(String period, String owner, JsonNode line, String... more) {
    return session.get(
        "/explain?period_id=%s&owner_id=%s&kind=%s&source_id=%s%s"
            .formatted(
                period,
                owner,
                line.path("kind").asString(),
                line.path("source_id").asString(),
                String.join("", more)));
  }

  private static List<String> types(Reply explained) {
    return list(explained.is(200).data(), "events").stream()
        .map(event -> event.path("type").asString().replace("community.", ""))
        .toList();
  }

  private JsonNode line(String owner, String kind) {
    return lines(period, owner).stream()
        .filter(line -> line.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anEntrysLineFollowsFromAllThatHappenedToIt() {
    var paid = books.record(period, ada, "100", "2026-01-05", "X-Request-ID", "first").is(201);
    var edited =
        session
            .patch("/contributions/" + paid.id(), "{\"amount\": \"120\"}", "X-Request-ID", "second")
            .is(200);
    books.record(period, ada, "1", "2026-01-05").is(201);
    var line = line(ada, "CONTRIBUTION");

    var explained = explain(period, ada, line).is(200);

    assertThat(types(explained)).containsExactly("contribution-recorded", "contribution-edited");
    var cause = list(explained.data(), "events").getLast();
    assertThat(cause.path("position").asLong())
        .isEqualTo(edited.position())
        .isEqualTo(line.path("position").asLong());
    assertThat(cause.path("subject").asString()).isEqualTo("contribution/" + paid.id());
    assertThat(cause.path("actor").asString()).isNotBlank();
    assertThat(cause.path("actor_name").asString()).isEqualTo("owner");
    assertThat(cause.path("command").asString()).isEqualTo("community.edit-contribution");
    assertThat(cause.path("correlation_id").asString()).isEqualTo("second");
    assertThat(cause.path("text").asString()).isEqualTo("Contribution is 120.00 EUR on 2026-01-05");
    var event = session.get("/events/" + cause.path("id").asString()).is(200).data();
    assertThat(event.path("position").asLong()).isEqualTo(edited.position());
    assertThat(explained.data("/lines/0/amount")).isEqualTo("120.00");
    assertThat(types(explain(period, ada, line, "&at_position=" + paid.position())))
        .containsExactly("contribution-recorded");
  }

  @Test
  void anAllocationFollowsFromAllThatItIsReckonedFrom() {
    var flat = books.property("Flat 1", ada);
    var other = books.property("Flat 2", ben);
    books.property("Flat 3", ben);
    var water = books.plan(period, "Water", "100").is(201).id();
    var heat = books.plan(period, "Heat", "100").is(201).id();
    books.read(period, flat, water, "0", "3").is(201);
    books.read(period, other, water, "0", "1").is(201);
    books.read(period, other, heat, "0", "1").is(201);
    var bill = books.spend(period, ben, "40", "Water", "2026-01-06").is(201);
    books.spend(period, ben, "50", "Heat", "2026-01-06").is(201);
    var mistaken = books.spend(period, ben, "60", "Water", "2026-01-06").is(201);
    session.delete("/expenses/" + mistaken.id()).is(204);

    var explained = explain(period, ada, line(ada, "ALLOCATION"));

    assertThat(types(explained))
        .containsExactly(
            "property-registered",
            "property-registered",
            "budget-item-added",
            "reading-recorded",
            "reading-recorded",
            "expense-recorded");
    assertThat(list(explained.data(), "events").getLast().path("position").asLong())
        .isEqualTo(bill.position());
    assertThat(explained.data("/lines/0/amount")).isEqualTo("-30.00");
    assertThat(explained.meta().path("total").asInt()).isEqualTo(6);
    var page = explain(period, ada, line(ada, "ALLOCATION"), "&skip=1&limit=2").is(200);
    assertThat(list(page.data(), "events"))
        .isEqualTo(list(explained.data(), "events").subList(1, 3));
  }

  @Test
  void anOpeningBalanceFollowsFromWhatWasSignedOff() {
    var second =
        session
            .post(
                "/periods",
                """
                {"name": "2026 Q2", "start_date": "2026-04-01", "end_date": "2026-06-30", "currency": "EUR"}
                """)
            .is(201)
            .id();
    books.record(period, ada, "100", "2026-01-05").is(201);
    books.close(period).is(200);
    var opening = lines(second, ada).getFirst();

    var explained = explain(second, ada, opening);

    assertThat(types(explained))
        .containsExactly("period-opened", "closing-balances-stated", "period-closed");
    assertThat(list(explained.data(), "events"))
        .extracting(event -> event.path("position").asLong())
        .contains(opening.path("position").asLong());
  }

  @Test
  void everyLineOfAStatementHasAnExplanation() {
    books.property("Flat 1", ada);
    session
        .post(
            "/periods/" + period + "/budget-items",
            Bookkeeper.budgetItemJson("Roof", "100").replace("USAGE_BASED", "PROPORTIONAL"))
        .is(201);
    books.record(period, ada, "100", "2026-01-05").is(201);
    books.spend(period, ada, "40", "Roof", "2026-01-06").is(201);
    books.charge(period, ada, "3", "2026-01-06").is(201);
    var lines = lines(period, ada);
    assertThat(lines).hasSize(4);
    for (var line : lines) {
      var explained = explain(period, ada, line).is(200);
      assertThat(list(explained.data(), "lines")).containsExactly(line);
      assertThat(list(explained.data(), "events"))
          .extracting(event -> event.path("position").asLong())
          .contains(line.path("position").asLong());
      assertThat(
              session
                  .get(
                      explained.response().uri().getRawPath()
                          + "?"
                          + explained.response().uri().getRawQuery(),
                      "Accept",
                      "application/x-ndjson")
                  .is(200)
                  .lines())
          .isEqualTo(list(explained.data(), "events"));
    }
  }

  @Test
  void whatIsNoLineHasNone() {
    books.record(period, ada, "100", "2026-01-05").is(201);
    var line = line(ada, "CONTRIBUTION");
    explain(period, ben, line).isRefused(404, "not_found");
    explain(period, NOBODY, line).isRefused(404, "not_found");
    explain(NOBODY, ada, line).isRefused(404, "not_found");
    assertThat(
            session
                .get("/explain?kind=NONSENSE")
                .isRefused(422, "validation_error")
                .body()
                .at("/error/details")
                .findValuesAsString("field"))
        .contains("kind");
    assertThat(
            session
                .get("/explain")
                .isRefused(422, "validation_error")
                .body()
                .at("/error/details")
                .findValuesAsString("field"))
        .containsExactly("period_id", "owner_id", "kind", "source_id");
  }
}
