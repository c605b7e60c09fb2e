package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists in parts, as lines, and as they were. */
class ListsOverHttpTest {

  private static final int SIZE = 25;

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");
  private final String list = "/periods/" + period + "/contributions";
  private List<String> recorded = List.of();

  @BeforeEach
  void record() {
    recorded =
        IntStream.rangeClosed(1, SIZE)
            .mapToObj(day -> books.record(period, ada, "1", "2026-01-%02d".formatted(day)).is(201))
            .map(reply -> reply.id())
            .toList();
  }

  @Test
  void aListIsReadInPartsBySkippingOrByPages() {
    var first = session.get(list).is(200);
    assertThat(first.eachOf("id")).isEqualTo(recorded.subList(0, 20));
    assertThat(first.meta().path("total").asInt()).isEqualTo(SIZE);
    assertThat(first.meta().path("skip").asInt()).isZero();
    assertThat(first.meta().path("limit").asInt()).isEqualTo(20);

    assertThat(session.get(list + "?skip=20&limit=3").eachOf("id"))
        .isEqualTo(recorded.subList(20, 23));
    assertThat(session.get(list + "?page=3&per_page=10").eachOf("id"))
        .isEqualTo(recorded.subList(20, 25));
    assertThat(session.get(list + "?skip=100").is(200).data().size()).isZero();
    assertThat(session.get(list + "?limit=100").meta().path("next_cursor").isNull()).isTrue();
  }

  @Test
  void aLimitBeyondTheLimitIsRefused() {
    session.get(list + "?limit=101").isRefused(422, "validation_error");
    session.get(list + "?limit=0").isRefused(422, "validation_error");
    session.get(list + "?skip=-1").isRefused(422, "validation_error");
    session.get(list + "?page=0").isRefused(422, "validation_error");
    session.get(list + "?limit=many").isRefused(422, "validation_error");
    session.get(list + "?cursor=x").isRefused(422, "validation_error");
  }

  @Test
  void aCursorReadsTheListAsItWasHoweverItChanges() {
    var seen = new ArrayList<String>();
    var part = session.get(list + "?limit=10").is(200);
    seen.addAll(part.eachOf("id"));
    while (!part.meta().path("next_cursor").isNull()) {
      books.record(period, ada, "1", "2026-01-01").is(201);
      session.delete("/contributions/" + recorded.get(seen.size() - 1)).is(204);
      session.delete("/contributions/" + recorded.get(seen.size() + 1)).is(204);
      var cursor = part.meta().path("next_cursor").asString();
      part = session.get(list + "?limit=10&cursor=" + cursor).is(200);
      seen.addAll(part.eachOf("id"));
    }
    assertThat(seen).isEqualTo(recorded);
  }

  @Test
  void aCursorBelongsToItsList() {
    var cursor = session.get(list + "?limit=10").meta().path("next_cursor").asString();
    session.get("/periods?cursor=" + cursor).isRefused(422, "validation_error");
    session.get(list + "?owner_id=" + ada + "&cursor=" + cursor).isRefused(422, "validation_error");
  }

  @Test
  void aListIsReadAsLinesWithoutALimit() {
    var lines = session.get(list, "Accept", "application/x-ndjson").is(200);
    assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
    assertThat(lines.lines())
        .hasSize(SIZE)
        .isEqualTo(asList(session.get(list + "?limit=100").data()));
    assertThat(session.get("/periods", "Accept", "application/x-ndjson").lines()).hasSize(1);
    assertThat(session.get("/owners", "Accept", "application/x-ndjson").lines()).hasSize(1);
    var history = "/contributions/" + recorded.getFirst() + "/history";
    assertThat(session.get(history, "Accept", "application/x-ndjson").lines()).hasSize(1);
  }

  @Test
  void linesOfAPeriodThatIsNotThereAreNotFound() {
    session
        .get(list.replace(period, ada), "Accept", "application/x-ndjson")
        .isRefused(404, "not_found");
  }

  private static List<JsonNode> asList(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(array::path).toList();
  }

  @Test
  void linesAreTheWholeListAndNoPartOfIt() {
    for (var part : List.of("skip=1", "limit=2", "page=2", "per_page=2", "cursor=x")) {
      var refused = session.get(list + "?" + part, "Accept", "application/x-ndjson");
      refused.isRefused(422, "validation_error");
      var detail = refused.body().at("/error/details/0");
      assertThat(detail.path("field").asString()).isEqualTo(part.split("=", 2)[0]);
      assertThat(detail.path("code").asString()).isEqualTo("not_together");
    }
  }
}
