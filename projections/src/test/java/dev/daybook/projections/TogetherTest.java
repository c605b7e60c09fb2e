package dev.daybook.projections;

import static dev.daybook.projections.ViewsDatabase.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.Seed;
import dev.daybook.projections.ViewsDatabase.RunningNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views that are level with each other are posted in one pass; whoever can't keep up leaves. */
class TogetherTest {

  private static final CountView COUNTS = new CountView("counts");
  private static final CountView TALLIES = new CountView("tallies");

  private final Counting counting = new Counting();

  @AfterEach
  void close() {
    counting.close();
  }

  @Test
  void allViewsOfANewLogShareOnePostingFromTheBeginning() {
    var node = counting.node("one", COUNTS, TALLIES);
    long head = counting.count(10);

    awaitBoth(node, head);
    assertThat(postings()).isOne();
  }

  @Test
  void aNewViewCatchesUpBesideTheOthersAndThenJoinsThem() {
    var old = counting.node("one", COUNTS);
    counting.awaitPosition(old, counting.count(5_000));
    old.stop();

    var node = counting.node("two", COUNTS, TALLIES);
    until("the new view has joined", () -> postings() == 1);
    awaitBoth(node, counting.count(10));
  }

  @Test
  void aViewThatStopsAtAnEventLeavesTheOthersServedAndSaysSo() {
    counting.count(50);
    var node = counting.node("one", COUNTS, new CountView("tallies", 1, Set.of(13)));
    long bad = counting.countOne(13);
    long head = counting.count(50);

    counting.awaitPosition(node, head);
    var stopped =
        counting.awaitStatus(node, "tallies", status -> status.state() == ViewStatus.State.FAILED);
    assertThat(stopped.position()).isEqualTo(bad - 1);
    assertThat(stopped.failure()).contains("nobody can count to 13").contains("Counted");
    assertThat(counting.status(node).state()).isEqualTo(ViewStatus.State.SERVING);
    counting.awaitPosition(node, counting.count(1));
    counting.assertEachPostedOnceUpTo(head);
    counting.assertEachPostedOnceUpTo("tallies", bad - 1);
  }

  @Test
  void aViewThatIsRepairedCatchesUpAndJoinsAgain() {
    var broken = counting.node("one", COUNTS, new CountView("tallies", 1, Set.of(13)));
    counting.countOne(13);
    counting.awaitStatus(broken, "tallies", status -> status.state() == ViewStatus.State.FAILED);
    counting.awaitPosition(broken, counting.count(100));
    broken.stop();

    var repaired = counting.node("two", COUNTS, TALLIES);
    until("the repaired view has joined", () -> postings() == 1);
    awaitBoth(repaired, counting.count(10));
  }

  @Test
  void anEventThatNobodyCanReadStopsThoseViewsAloneThatWantIt() {
    var node = counting.node("one", COUNTS, new IgnoringView());
    long bad = counting.stored("test.ignored", 1, "{\"why\":[1]}");
    long head = counting.count(10);

    counting.awaitPosition(node, head);
    assertThat(
            counting
                .awaitStatus(node, "ignoring", status -> status.state() == ViewStatus.State.FAILED)
                .position())
        .isEqualTo(bad - 1);
  }

  @Test
  void aRebuiltViewIsOneOfTheOthersAgain() {
    var node = counting.node("one", COUNTS, TALLIES);
    awaitBoth(node, counting.count(1_000));

    assertThat(node.runner().rebuild("tallies").block(ViewsDatabase.PATIENCE)).isTrue();
    node.runner().progress("tallies").blockLast(ViewsDatabase.PATIENCE);

    awaitBoth(node, counting.count(10));
    until("it has joined", () -> postings() == 1);
    awaitBoth(node, counting.count(10));
  }

  @Test
  void aViewThatOneNodeRebuiltIsTakenOverByTheNodeThatPostsTheOthers() {
    var one = counting.node("one", COUNTS, TALLIES);
    awaitBoth(one, counting.count(100));
    var two = counting.node("two", COUNTS, TALLIES);
    two.runner().rebuild("tallies").block(ViewsDatabase.PATIENCE);
    two.runner().progress("tallies").blockLast(ViewsDatabase.PATIENCE);

    until("it has joined", () -> postings() == 1);
    long head = counting.count(10);
    awaitBoth(one, head);
    awaitBoth(two, head);
  }

  /** One has to wait for the other, and must not believe what it saw before. */
  @Test
  void twoViewsThatJoinAtTheSameMomentAreLevelAfterwards() throws SQLException {
    var first = counting.node("one", COUNTS, TALLIES);
    awaitBoth(first, counting.count(10));
    first.stop();
    counting.database.database().execute(EACH_ALONE_UNTIL_FURTHER_NOTICE);

    var node = counting.node("two", COUNTS, TALLIES);
    awaitBoth(node, counting.count(10));
    long head;
    try (var tallies = transaction();
        var shared = transaction()) {
      execute(tallies, MAY_JOIN.formatted("tallies"));
      long behind = counting.count(10);
      until("tallies can't go on", () -> counting.database.number(WAITING_FOR_A_LOCK) == 1);
      counting.awaitPosition(node, "counts", counting.count(10));
      execute(shared, "select from daybook.view_posting where shared for update");
      counting.database.database().execute(MAY_JOIN.formatted("counts"));
      head = counting.count(10);
      until("counts wants to join", () -> counting.database.number(WAITING_FOR_A_LOCK) == 2);
      tallies.commit();
      counting.awaitPosition(node, "tallies", behind);
      until("both want to join", () -> counting.database.number(WAITING_FOR_A_LOCK) == 2);
      shared.commit();
    }

    until("both have joined", () -> postings() == 1);
    awaitBoth(node, head);
    awaitBoth(node, counting.count(10));
  }

  private static final String EACH_ALONE_UNTIL_FURTHER_NOTICE =
      """
      with own as (
        insert into daybook.view_posting (posting, position, alone_until)
        select 1000 + s.build, p.position, 1000000
          from daybook.view_state s join daybook.view_posting p using (posting))
      update daybook.view_state set posting = 1000 + build
      """;

  private static final String MAY_JOIN =
      """
      update daybook.view_posting p set alone_until = 0
        from daybook.view_state s where s.posting = p.posting and s.view = '%s'
      """;

  private static final String WAITING_FOR_A_LOCK =
      """
      select count(*) from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'
      """;

  private Connection transaction() throws SQLException {
    var connection = counting.database.database().jdbc();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void aReleaseThatChangesEveryViewPostsThemTogetherAgain() {
    var old = counting.node("old", COUNTS, TALLIES);
    awaitBoth(old, counting.count(5_000));
    old.stop();
    var node =
        counting.node(
            "new", new CountView("counts", 2, Set.of()), new CountView("tallies", 2, Set.of()));

    until("both are together again", () -> counting.count(1) > 0 && postings() == 1);
    awaitBoth(node, counting.count(10));
  }

  @Test
  void nodesOfTwoReleasesEachPostWhatTheyKnow() {
    var old = counting.node("old", COUNTS, TALLIES);
    awaitBoth(old, counting.count(100));
    var changed = counting.node("changed", COUNTS, new CountView("tallies", 2, Set.of()));
    counting.awaitStatus(changed, "tallies", status -> status.version() == 2);

    long head = counting.count(10);
    awaitBoth(changed, head);
    awaitBoth(old, head);
    old.stop();
    awaitBoth(changed, counting.count(10));
    // They look for each other whenever there is something to post.
    until("both are together again", () -> counting.count(1) > 0 && postings() == 1);
    awaitBoth(changed, counting.count(10));
  }

  @Test
  void rowsAndPositionAgreeInEveryViewHoweverOftenTheNodeThatPostsIsKilled() {
    var random = new Random(Seed.of("kills of the node that posts", 20_261_128));
    long head = 0;
    for (int round = 0; round < 50; round++) {
      var node = counting.node("node " + round, COUNTS, TALLIES);
      if (round % 10 == 0) {
        awaitBoth(node, counting.count(1));
      }
      head = counting.count(1 + random.nextInt(200));
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(40)).toNanos());
      node.die();
      counting
          .database
          .database()
          .execute("update daybook.view_posting set lease_until = '-infinity'");
      for (var view : new String[] {"counts", "tallies"}) {
        assertRowsReachThePositionOf(view);
      }
    }
    awaitBoth(counting.node("last", COUNTS, TALLIES), head);
  }

  private void assertRowsReachThePositionOf(String view) {
    if (counting.database.number("select count(*) from pg_tables where schemaname = '" + view + "'")
        == 0) {
      return;
    }
    assertThat(
            counting.database.number(
                """
                select coalesce(sum((select coalesce(max(position), 0) from %1$s.seen) - p.position), 0)
                  from daybook.view_state s
                  join daybook.view_posting p on p.posting = s.posting and s.view = '%1$s'
                """
                    .formatted(view)))
        .as("%s: its rows and its position", view)
        .isZero();
  }

  private void awaitBoth(RunningNode node, long head) {
    for (var view : new String[] {"counts", "tallies"}) {
      counting.awaitPosition(node, view, head);
      counting.assertEachPostedOnceUpTo(view, head);
    }
  }

  private long postings() {
    return counting.database.number("select count(*) from daybook.view_posting");
  }
}
