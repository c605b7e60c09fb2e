package dev.daybook.ledger.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.community.Bookkeeper;
import dev.daybook.ledger.contract.LiveReader;
import dev.daybook.ledger.contract.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a tenant's events are on a page, in a replay and in a stream is one and the same. */
class EventsOverHttpTest {

  private static final String LINES = "application/x-ndjson";
  private static final String PAID = "community.contribution-recorded";
  private static final String EDITED = "community.contribution-edited";
  private static final String OPENED = "community.period-opened";

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String ben = books.owner("Ben");
  private final String period = books.period("2026 Q1");
  private final long first = books.record(period, ada, "125.50", "2026-01-01").position();
  private final long second = books.record(period, ben, "7", "2026-01-02").position();
  private final long third = books.record(period, ada, "8", "2026-01-03").position();

  @Test
  void anEventIsACloudEvent() {
    var event = session.get("/events?from_position=%1$d&to_position=%1$d".formatted(first)).data();
    assertThat(event).hasSize(1);
    var paid = event.get(0);
    assertThat(paid.propertyNames())
        .containsExactly(
            "specversion",
            "id",
            "source",
            "type",
            "time",
            "subject",
            "datacontenttype",
            "dataschema",
            "data",
            "position",
            "revision",
            "tags",
            "actor",
            "command",
            "correlationid",
            "causationid",
            "effectiveon",
            "previousposition",
            "leafhash");
    var id = paid.at("/data/contribution/id").asString();
    assertThat(paid.path("specversion").asString()).isEqualTo("1.0");
    assertThat(paid.path("source").asString()).isEqualTo("/tenants/" + session.tenant());
    assertThat(paid.path("type").asString()).isEqualTo(PAID);
    assertThat(paid.path("subject").asString()).isEqualTo("contribution/" + id);
    assertThat(paid.path("dataschema").asString())
        .isEqualTo("/schemas/events/community.contribution-recorded/1.json");
    assertThat(paid.at("/data/contribution/amount").asString()).isEqualTo("125.50");
    assertThat(paid.path("command").asString()).isEqualTo("community.record-contribution");
    assertThat(paid.path("effectiveon").asString()).isEqualTo("2026-01-01");
    assertThat(paid.path("actor").asString()).isEqualTo(session.get("/me").data("/id"));
    assertThat(paid.path("tags").valueStream().map(JsonNode::asString))
        .containsExactly("contribution:" + id, "owner:" + ada, "period:" + period);
    assertThat(paid.path("time").asString()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{6}Z");
  }

  @Test
  void pageReplayAndStreamShowTheSameEvents() {
    var replayed = Replayed.of(session, "");
    assertThat(replayed.positions()).isSorted().endsWith(first, second, third);
    assertThat(paged("")).isEqualTo(replayed.events());
    assertThat(streamed("", replayed.events().size())).isEqualTo(replayed.events());
    for (var event : List.of(replayed.events().getFirst(), replayed.events().getLast())) {
      assertThat(session.get("/events/" + event.path("id").asString()).is(200).data())
          .isEqualTo(event);
    }
  }

  /** Each query, and which of the last three events and which others it means. */
  @Test
  void everySelectionIsAChainOfItsOwn() {
    books.session().patch("/contributions/" + contribution(second), "{\"amount\": \"9\"}").is(200);
    var edited = Replayed.of(session, "?type=" + EDITED).positions().getFirst();
    var opened = Replayed.of(session, "?type=" + OPENED).positions().getFirst();
    assertThat(Replayed.of(session, "?type=" + PAID).positions())
        .containsExactly(first, second, third);
    for (var query :
        List.of(
            "?type=%s&type=%s".formatted(PAID, EDITED),
            "?tag=owner:" + ben,
            "?tag=period:%s&tag=owner:%s&type=%s".formatted(period, ada, PAID),
            "?actor=" + session.get("/me").data("/id"),
            "?actor=daybook",
            "?tag=period:" + period)) {
      var all = Replayed.of(session, query);
      assertThat(all.events()).as(query).isNotEmpty();
      assertThat(all.previous()).as(query).isEqualTo(chain(all.positions()));
      assertThat(paged(query)).as(query).isEqualTo(all.events());
      assertThat(streamed(query, all.events().size())).as(query).isEqualTo(all.events());
      var last = all.events().subList(all.events().size() - 1, all.events().size());
      var from = query + "&from_position=" + all.positions().getLast();
      assertThat(Replayed.of(session, from).events()).as(from).isEqualTo(last);
      assertThat(paged(from)).as(from).isEqualTo(last);
      assertThat(streamed(from, 1)).as(from).isEqualTo(last);
    }
    assertThat(Replayed.of(session, "?tag=period:" + period).positions())
        .containsExactly(opened, first, second, third, edited);
    assertThat(Replayed.of(session, "?tag=owner:" + ben + "&type=" + PAID).positions())
        .containsExactly(second);
  }

  @Test
  void positionsAndTimesAreInclusive() {
    var time = Replayed.of(session, "?from_position=" + second).events().getFirst().path("time");
    for (var query :
        List.of(
            "?from_position=%1$d&to_position=%1$d".formatted(second),
            "?from=%1$s&to=%1$s".formatted(time.asString()),
            "?from=%s&to_position=%d".formatted(time.asString(), second),
            "?from_position=%d&to=%s".formatted(second, time.asString()))) {
      assertThat(Replayed.of(session, query).positions()).as(query).containsExactly(second);
      assertThat(session.get("/events" + query).meta().path("total").asInt()).isEqualTo(1);
    }
    var later = time.asString().replace("Z", "1Z");
    assertThat(Replayed.of(session, "?to=" + later).positions()).endsWith(second);
    assertThat(Replayed.of(session, "?from=" + later).positions()).containsExactly(third);
    assertThat(Replayed.of(session, "?from=9999-12-31T23:59:59Z").positions()).isEmpty();
    assertThat(Replayed.of(session, "?to=0001-01-01T00:00:00Z").positions()).isEmpty();
  }

  @Test
  void aReplayIsResumedByPosition() {
    var whole = Replayed.of(session, "");
    var until = Replayed.of(session, "?to_position=" + second);
    var after = Replayed.of(session, "?from_position=" + (second + 1));
    var joined = new ArrayList<>(until.events());
    joined.addAll(after.events());
    assertThat(joined).isEqualTo(whole.events());
    var head = session.get("/events").position();
    assertThat(Replayed.of(session, "?from_position=" + (head + 1)).events()).isEmpty();
  }

  @Test
  void pagesGoOnByCursorWhileMoreIsWritten() {
    var page = session.get("/events?type=%s&limit=2".formatted(PAID)).is(200);
    assertThat(page.meta().path("total").asInt()).isEqualTo(3);
    books.record(period, ada, "1", "2026-01-04");
    var next =
        session.get(
            "/events?type=%s&limit=2&cursor=%s"
                .formatted(PAID, page.meta().path("next_cursor").asString()));
    assertThat(next.is(200).data()).hasSize(1);
    assertThat(next.data().get(0).path("position").asLong()).isEqualTo(third);
    assertThat(next.data().get(0).path("previousposition").asLong()).isEqualTo(second);
    assertThat(next.position()).isEqualTo(page.position());
  }

  @Test
  void aStreamGoesOnWithWhatComes() {
    try (var live = session.live("/events?tag=owner:%s&type=%s".formatted(ada, PAID))) {
      assertThat(message(live)).isEqualTo(first);
      assertThat(message(live)).isEqualTo(third);
      books.record(period, ben, "1", "2026-01-04");
      var fourth = books.record(period, ada, "1", "2026-01-04").position();
      var event = live.next();
      assertThat(event.id()).isEqualTo(fourth);
      assertThat(event.data().path("previousposition").asLong()).isEqualTo(third);
      try (var again =
          session.live(
              "/events?from_position=1&tag=owner:%s&type=%s".formatted(ada, PAID),
              "Last-Event-ID",
              Long.toString(first))) {
        assertThat(message(again)).isEqualTo(third);
        assertThat(again.next()).isEqualTo(event);
      }
    }
  }

  @Test
  void anotherTenantsEventsAreNotThere() {
    var stranger = Bookkeeper.ofNewTenant();
    var strangers = stranger.session();
    var event = Replayed.of(session, "?type=" + PAID).events().getFirst();
    strangers.get("/events/" + event.path("id").asString()).isRefused(404, "not_found");
    assertThat(Replayed.of(strangers, "?type=" + PAID).events()).isEmpty();
    assertThat(Replayed.of(strangers, "?tag=owner:" + ada).events()).isEmpty();
    var page = strangers.get("/events?type=" + PAID).is(200);
    assertThat(page.data()).isEmpty();
    assertThat(page.meta().path("total").asInt()).isZero();
    try (var live = strangers.live("/events?from_position=%d".formatted(first))) {
      var own = stranger.record(stranger.period("Q"), stranger.owner("Eve"), "1", "2026-01-01");
      own.is(201);
      List<String> sources = new ArrayList<>();
      for (var message = live.next(); message.id() < own.position(); message = live.next()) {
        sources.add(message.data().path("source").asString());
      }
      assertThat(sources).isNotEmpty().containsOnly("/tenants/" + strangers.tenant());
    }
  }

  @Test
  void anEventThatIsNotThereIsNotFound() {
    session.get("/events/01990000-0000-7000-8000-000000000001").isRefused(404, "not_found");
    session.get("/events/4711").is(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", LINES, "text/event-stream"})
  void everyFaultOfARequestIsNamed(String accept) {
    var beyond = session.get("/events").position() + 1_000_000;
    var unread =
        session.get("/events?type=a.b&type=c.d&from_position=x&to=now&actr=1", "Accept", accept);
    unread.isRefused(422, "validation_error");
    assertThat(faults(unread.body()))
        .containsExactlyInAnyOrder(
            "type not_one_of",
            "type not_one_of",
            "from_position not_a_whole_number",
            "to not_a_time",
            "actr unknown_parameter");
    var reversed =
        session.get(
            "/events?from_position=%d&to_position=3&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"
                .formatted(beyond),
            "Accept",
            accept);
    reversed.isRefused(422, "validation_error");
    assertThat(faults(reversed.body()))
        .contains("from_position out_of_range", "to_position out_of_range", "to out_of_range");
  }

  @ParameterizedTest
  @CsvSource({
    "from_position=-1, from_position out_of_range",
    "to_position=-1, to_position out_of_range",
    "to_position=999999999, to_position out_of_range",
    "from_position=9&to_position=8, to_position out_of_range",
    "type=, type empty_parameter",
    "type=community.contribution, type not_one_of",
    "from=2026-11-21, from not_a_time",
    "actor=, actor empty_parameter",
    "limit=101, limit out_of_range"
  })
  void whatIsNotAcceptableIsRefused(String query, String fault) {
    var refused = session.get("/events?" + query).isRefused(422, "validation_error");
    assertThat(faults(refused.body())).containsExactly(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"to_position=1", "to=2026-01-01T00:00:00Z", "limit=5", "skip=1"})
  void aStreamHasNeitherEndNorPages(String query) {
    var refused =
        session
            .get("/events?" + query, "Accept", "text/event-stream")
            .isRefused(422, "validation_error");
    assertThat(faults(refused.body()))
        .containsExactly(query.substring(0, query.indexOf('=')) + " not_together");
  }

  @Test
  void aStreamOfAnotherLogIsNotResumed() {
    var refused =
        session.get("/events", "Accept", "text/event-stream", "Last-Event-ID", "999999999");
    assertThat(faults(refused.isRefused(422, "validation_error").body()))
        .containsExactly("Last-Event-ID out_of_range");
    session
        .get("/events", "Accept", "text/event-stream", "Last-Event-ID", "first")
        .isRefused(400, "malformed_request");
  }

  @Test
  void whoKeepsTheInstallationReadsNoEvents() {
    var service = session.service();
    var refused = service.get("/api/v1/events", "Authorization", service.operator());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("events:read");
  }

  private String contribution(long position) {
    return Replayed.of(session, "?from_position=" + position)
        .events()
        .getFirst()
        .at("/data/contribution/id")
        .asString();
  }

  private static long message(LiveReader live) {
    var message = live.next();
    assertThat(message.event()).isEqualTo("event");
    assertThat(message.data().path("position").asLong()).isEqualTo(message.id());
    return message.id();
  }

  private List<JsonNode> paged(String query) {
    var events = new ArrayList<JsonNode>();
    long total;
    do {
      var page =
          session.get(
              "/events%s%slimit=7&skip=%d"
                  .formatted(query, query.isEmpty() ? "?" : "&", events.size()));
      total = page.is(200).meta().path("total").asLong();
      page.data().forEach(events::add);
    } while (events.size() < total);
    return events;
  }

  private List<JsonNode> streamed(String query, int count) {
    var events = new ArrayList<JsonNode>();
    try (var live = session.live("/events" + query)) {
      while (events.size() < count) {
        events.add(live.next().data());
      }
    }
    return events;
  }

  private static List<@Nullable Long> chain(List<Long> positions) {
    var chain = new ArrayList<@Nullable Long>();
    chain.add(null);
    chain.addAll(positions.subList(0, positions.size() - 1));
    return chain;
  }

  private static List<String> faults(JsonNode body) {
    return body.at("/error/details")
        .valueStream()
        .map(detail -> detail.path("field").asString() + " " + detail.path("code").asString())
        .toList();
  }
}
