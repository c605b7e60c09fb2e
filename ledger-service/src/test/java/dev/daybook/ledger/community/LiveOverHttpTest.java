package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.LiveReader;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worth watching is told at once, and again after each change. */
class LiveOverHttpTest {

  private static final long SILENCE_MILLIS = 300;

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");
  private final String list = "/periods/" + period + "/contributions";

  private long recorded(String amount) {
    return books.record(period, ada, amount, "2026-01-01").is(201).position();
  }

  @Test
  void aListIsToldNowAndAfterEachChangeInOrder() {
    recorded("1");
    try (var live = session.live(list)) {
      assertThat(live.status()).isEqualTo(200);
      var now = live.next();
      assertThat(now.event()).isEqualTo("contributions");
      assertThat(amounts(now)).containsExactly("1.00");
      var last = now.id();
      for (int i = 2; i <= 10; i++) {
        var position = recorded(i + "");
        var message = next(live, position);
        assertThat(amounts(message)).hasSize(i);
        assertThat(message.id()).isGreaterThan(last);
        last = message.id();
      }
    }
  }

  /** What comes of a change: the messages may be fewer than the changes, but never out of order. */
  private static LiveReader.Message next(LiveReader live, long position) {
    var message = live.next();
    while (message.id() < position) {
      var after = live.next();
      assertThat(after.id()).isGreaterThan(message.id());
      message = after;
    }
    return message;
  }

  @Test
  void whoComesBackIsToldWhatHappenedMeanwhile() {
    recorded("1");
    long seen;
    try (var live = session.live(list)) {
      seen = live.next().id();
    }
    recorded("2");
    var position = recorded("3");
    try (var live = session.live(list, "Last-Event-ID", seen + "")) {
      assertThat(amounts(next(live, position))).containsExactly("1.00", "2.00", "3.00");
    }
  }

  @Test
  void whoComesBackAndMissedNothingIsNotToldAgain() {
    recorded("1");
    long seen;
    try (var live = session.live(list)) {
      seen = live.next().id();
    }
    try (var live = session.live(list, "Last-Event-ID", seen + "")) {
      assertThat(live.isSilentFor(SILENCE_MILLIS)).isTrue();
      assertThat(amounts(next(live, recorded("2")))).hasSize(2);
    }
  }

  @Test
  void aPageIsWatchedInTheEnvelopeThatItComesInOtherwise() {
    recorded("1");
    recorded("2");
    var page = list + "?skip=1&limit=1&owner_id=" + ada;
    try (var live = session.live(page)) {
      var now = live.next().data();
      assertThat(now.findValuesAsString("amount")).containsExactly("2.00");
      var meta = session.get(page).body().path("meta");
      assertThat(now.path("meta").propertyNames()).isEqualTo(meta.propertyNames());
      assertThat(now.at("/meta/total").asLong()).isEqualTo(2);
      assertThat(now.at("/meta/skip").asLong()).isEqualTo(1);
      assertThat(now.at("/meta/cumulative_total").asString()).isEqualTo("3.00");
    }
  }

  @Test
  void whatIsBeyondThePageChangesWhatTheListComesTo() {
    recorded("1");
    try (var live = session.live(list + "?limit=1")) {
      assertThat(live.next().data().at("/meta/next_cursor").isNull()).isTrue();
      var position = recorded("2");
      var after = next(live, position);
      assertThat(amounts(after)).containsExactly("1.00");
      assertThat(after.data().at("/meta/total").asLong()).isEqualTo(2);
      var cursor = after.data().at("/meta/next_cursor").asString();
      assertThat(session.get(list + "?limit=1&cursor=" + cursor).data().at("/0/amount").asString())
          .isEqualTo("2.00");
    }
  }

  @Test
  void whatDoesNotConcernTheListIsNotTold() {
    var other = books.period("2026 Q2");
    try (var live = session.live(list)) {
      assertThat(amounts(live.next())).isEmpty();
      books.record(other, ada, "1", "2026-01-01").is(201);
      assertThat(live.isSilentFor(SILENCE_MILLIS)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"at_position=1", "as_of=2026-01-01T00:00:00Z"})
  void whatIsLiveIsNotOfThePast(String moment) {
    recorded("1");
    for (var path :
        List.of(list, "/periods", "/owners/" + ada, "/periods/" + period + "/balance-sheet")) {
      var refused = session.get(path + "?" + moment, "Accept", "text/event-stream");
      refused.isRefused(422, "validation_error");
      var detail = refused.body().at("/error/details/0");
      assertThat(detail.path("field").asString()).isEqualTo(moment.split("=", 2)[0]);
      assertThat(detail.path("code").asString()).isEqualTo("not_together");
    }
  }

  @Test
  void onePeriodAndOneContributionCanBeWatchedToo() {
    try (var live = session.live("/periods/" + period);
        var periods = session.live("/periods");
        var owners = session.live("/owners")) {
      assertThat(live.next().data().path("status").asString()).isEqualTo("OPEN");
      assertThat(periods.next().data().path("data").size()).isEqualTo(1);
      assertThat(owners.next().data().path("data").size()).isEqualTo(1);
      books.close(period).is(200);
      assertThat(live.next().data().path("status").asString()).isEqualTo("CLOSED");
      assertThat(periods.next().data().at("/data/0/status").asString()).isEqualTo("CLOSED");
    }
    books.reopen(period).is(200);
    var path = "/contributions/" + books.record(period, ada, "1", "2026-01-01").is(201).id();
    try (var live = session.live(path)) {
      assertThat(live.next().data().path("amount").asString()).isEqualTo("1.00");
      session.patch(path, "{\"amount\": \"2\"}").is(200);
      assertThat(live.next().data().path("amount").asString()).isEqualTo("2.00");
    }
  }

  @Test
  void aSheetIsToldWhenItChangesAndNotWhenTheLogDoes() {
    var other = books.period("2027 Q1");
    try (var live = session.live("/periods/" + period + "/balance-sheet")) {
      assertThat(total(live.next())).isEqualTo("0.00");
      books.record(other, ada, "7", "2026-01-01").is(201);
      assertThat(live.isSilentFor(SILENCE_MILLIS)).isTrue();
      recorded("5");
      assertThat(total(live.next())).isEqualTo("5.00");
    }
  }

  private static String total(LiveReader.Message message) {
    return message.data().at("/totals/contributions").asString();
  }

  private static List<String> amounts(LiveReader.Message message) {
    return message.data().findValuesAsString("amount");
  }

  @Test
  void whoWatchedAnotherLogIsToldWhatIsThere() {
    recorded("1");
    try (var live = session.live(list, "Last-Event-ID", "999999999")) {
      assertThat(amounts(live.next())).containsExactly("1.00");
    }
  }
}
