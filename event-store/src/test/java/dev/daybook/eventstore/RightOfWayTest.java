package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.end;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Appends are sent in the order of asking. So where a later one has its verdict and an earlier one
 * has none, the earlier one is held back.
 */
class RightOfWayTest {

  private static final Boundary PERIOD_1 = Boundary.of(Criterion.ANY.tagged("period:1"));
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(100);

  private static final TestDatabase database = TestPostgres.database();
  @AutoClose private final TestStore node = TestStore.on(database);
  private final EventStore store = node.store();

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  @Test
  void othersWaitUntilItIsGivenBack() {
    var mine = reserve(LONG);
    var other = appending("demo", "period:1");

    assertThat(appendedOutside()).isEqualTo(1);
    assertThat(other).isNotDone();
    assertThat(appendedWith(mine)).isEqualTo(2);
    assertThat(other).isNotDone();

    end(mine.release());
    assertThat(position(other)).isEqualTo(3);
  }

  @Test
  void theyKeepTheirOrderWhileTheyWait() {
    var mine = reserve(LONG);
    var first = appending("demo", "period:1");
    var second = appending("demo", "period:1");
    assertThat(appendedOutside()).isEqualTo(1);

    end(mine.release());

    assertThat(position(first)).isEqualTo(2);
    assertThat(position(second)).isEqualTo(3);
  }

  @Test
  void itIsStillTheConditionThatDecides() {
    long head = one(store.head());
    var mine = reserve(LONG);
    try (var elsewhere = TestStore.on(database)) {
      one(elsewhere.store().append(append("demo", event("test.noted", "period:1"))));
    }

    assertThat(one(store.append(request(mine, head)))).isInstanceOf(Verdict.Conflict.class);
    end(mine.release());
  }

  @Test
  void otherTenantsDoNotWait() {
    var mine = reserve(LONG);

    assertThat(position(appending("other", "period:1"))).isEqualTo(1);
    var theirs = one(store.reserve("other", PERIOD_1, LONG));
    assertThat(position(appending("third", "period:1"))).isEqualTo(2);

    end(mine.release());
    end(theirs.release());
  }

  @Test
  void whoeverAsksLaterGetsItLater() {
    var first = reserve(LONG);
    var second = reserving();
    var third = reserving();
    var other = appending("demo", "period:1");
    assertThat(appendedOutside()).isEqualTo(1);
    assertThat(second).isNotDone();

    end(first.release());
    var next = got(second);
    assertThat(position(other)).isEqualTo(2);
    assertThat(appendedWith(next)).isEqualTo(3);
    assertThat(third).isNotDone();

    end(next.release());
    end(got(third).release());
  }

  /** Else those who ask for it again and again would keep everybody else out for ever. */
  @Test
  void anAppendLetsOneDecisionPassAndNotAllWhoWait() {
    var first = reserve(LONG);
    var second = reserving();
    var letsFirstPass = appending("demo", "period:1");
    assertThat(appendedOutside()).isEqualTo(1);
    assertThat(letsFirstPass).isNotDone();

    end(first.release());
    assertThat(position(letsFirstPass)).isEqualTo(2);
    var letsSecondPass = appending("demo", "period:1");
    assertThat(appendedOutside()).isEqualTo(3);
    assertThat(letsSecondPass).isNotDone();

    end(got(second).release());
    assertThat(position(letsSecondPass)).isEqualTo(4);
  }

  @Test
  void whereTheLineIsLongNobodyElseGetsInIt() {
    var first = reserve(LONG);
    var line = new ArrayList<CompletableFuture<@Nullable Reservation>>();
    while (line.size() < RightOfWay.LONGEST_LINE) {
      line.add(reserving());
    }
    assertThat(store.reserve("demo", PERIOD_1, LONG).blockOptional(SOON)).isEmpty();
    var theirs = one(store.reserve("other", PERIOD_1, LONG));

    end(first.release());
    var second = got(line.getFirst());
    var last = reserving();
    assertThat(last).isNotDone();

    end(second.release());
    for (var next : line.subList(1, line.size())) {
      end(got(next).release());
    }
    end(got(last).release());
    end(theirs.release());
  }

  @Test
  void itRunsOut() {
    reserve(SHORT);
    var next = reserving();
    var other = appending("demo", "period:1");

    assertThat(position(other)).isEqualTo(1);
    assertThat(appendedWith(got(next))).isEqualTo(2);
    end(got(next).release());
  }

  @Test
  void nobodyElseMustAskForItToRunOut() {
    reserve(SHORT);

    assertThat(position(appending("demo", "period:1"))).isEqualTo(1);
  }

  @Test
  void whatRanOutOrWasGivenBackEndsNobodyElses() {
    var first = reserve(SHORT);
    var second = reserving();
    end(first.release());
    var next = got(second);
    end(first.release());
    var other = appending("demo", "period:1");

    timePasses();

    assertThat(appendedOutside()).isEqualTo(2);
    assertThat(other).isNotDone();
    end(next.release());
    assertThat(position(other)).isEqualTo(3);
  }

  /** Another tenant's runs out, which was asked for later and for longer. */
  private void timePasses() {
    one(store.reserve("other", Boundary.EVERYTHING, SHORT.multipliedBy(2)));
    position(appending("other", "period:1"));
  }

  @Test
  void whoGivesUpWaitingIsPassedOver() {
    var first = reserve(LONG);
    var second = store.reserve("demo", PERIOD_1, LONG).subscribe();
    var third = reserving();
    second.dispose();

    end(first.release());

    end(got(third).release());
    assertThat(position(appending("demo", "period:1"))).isEqualTo(1);
  }

  @Test
  void whoGivesUpBeingHeldBackIsNotWritten() {
    var mine = reserve(LONG);
    var other = store.append(append("demo", event("test.noted", "period:1"))).subscribe();
    other.dispose();
    end(mine.release());

    assertThat(appendedOutside()).isEqualTo(1);
  }

  @Test
  void aStoreThatClosesFinishesWhatIsHeldBackAndWaitsForNobody() {
    var closing = TestStore.on(database);
    one(closing.store().reserve("demo", PERIOD_1, LONG));
    var next = closing.store().reserve("demo", PERIOD_1, LONG).toFuture();
    var other = closing.store().append(append("demo", event("test.noted", "period:1"))).toFuture();

    assertThat(closing.store().close().toFuture()).succeedsWithin(SOON);

    assertThat(position(other)).isEqualTo(1);
    assertThat(next).failsWithin(SOON).withThrowableThat().withCauseInstanceOf(StoreClosed.class);
    end(closing.connections().close());
  }

  @Test
  void aStoreThatIsClosedGivesNobodyTheRightOfWay() {
    var closed = TestStore.on(database);
    var mine = one(closed.store().reserve("demo", PERIOD_1, LONG));
    end(closed.store().close());

    assertThatThrownBy(() -> one(closed.store().reserve("demo", PERIOD_1, LONG)))
        .isInstanceOf(StoreClosed.class);
    end(mine.release());
    end(closed.connections().close());
  }

  private Reservation reserve(Duration longest) {
    return one(store.reserve("demo", PERIOD_1, longest));
  }

  private CompletableFuture<@Nullable Reservation> reserving() {
    return store.reserve("demo", PERIOD_1, LONG).toFuture();
  }

  private CompletableFuture<@Nullable Verdict> appending(String tenant, String tag) {
    return store.append(append(tenant, event("test.noted", tag))).toFuture();
  }

  private static AppendRequest request(Reservation reservation, long head) {
    return new AppendRequest(
        "demo",
        List.of(event("test.noted", "period:1")),
        new AppendCondition(PERIOD_1, head),
        null,
        reservation);
  }

  private long appendedWith(Reservation reservation) {
    return position(store.append(request(reservation, one(store.head()))).toFuture());
  }

  private long appendedOutside() {
    return position(appending("demo", "period:2"));
  }

  private static long position(CompletableFuture<@Nullable Verdict> appended) {
    return ((Verdict.Appended) got(appended)).last();
  }

  private static <T> T got(CompletableFuture<@Nullable T> future) {
    return requireNonNull(future.orTimeout(1, TimeUnit.MINUTES).join());
  }
}
