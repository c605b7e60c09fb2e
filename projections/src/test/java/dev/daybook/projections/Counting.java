package dev.daybook.projections;

import static dev.daybook.projections.ViewsDatabase.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.EventType;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.projections.ViewsDatabase.RunningNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** What the runner's tests have in common: a log of counted things, and a view that counts them. */
final class Counting implements AutoCloseable {

  private static final int APPENDED_AT_ONCE = 1_000;
  private static final List<EventType<?>> TYPES = List.of(Counted.TYPE, Counted.Ignored.TYPE);

  final ViewsDatabase database;

  Counting() {
    this(new ViewsDatabase());
  }

  Counting(ViewsDatabase database) {
    this.database = database;
  }

  RunningNode node(String name) {
    return node(name, new CountView(1));
  }

  RunningNode node(String name, View<?>... views) {
    return database.node(name, TYPES, List.of(views));
  }

  /** The position of the last of so many events, appended a thousand at a time. */
  long count(int events) {
    long head = 0;
    for (int left = events; left > 0; left -= APPENDED_AT_ONCE) {
      var tea = Collections.nCopies(Math.min(left, APPENDED_AT_ONCE), new Counted("tea", 1));
      head = database.append("acme", Counted.TYPE, tea);
    }
    return head;
  }

  long countOne(int times) {
    return database.append("acme", Counted.TYPE, List.of(new Counted("tea", times)));
  }

  long ignore() {
    return database.append(
        "acme", Counted.Ignored.TYPE, List.of(new Counted.Ignored("of no interest")));
  }

  /** An event as some other version of the program may have stored it. */
  long stored(String type, int revision, String payload) {
    var event = new NewEvent(UUID.randomUUID(), type, revision, Set.of(), null, payload, "{}");
    return database.append("acme", List.of(event));
  }

  void awaitPosition(RunningNode node, long position) {
    awaitPosition(node, "counts", position);
  }

  void awaitPosition(RunningNode node, String view, long position) {
    assertThat(node.runner().positions().await(view, position, PATIENCE).blockOptional())
        .hasValueSatisfying(reached -> assertThat(reached).isGreaterThanOrEqualTo(position));
  }

  ViewStatus status(RunningNode node) {
    return awaitStatus(node, status -> true);
  }

  ViewStatus awaitStatus(RunningNode node, Predicate<ViewStatus> wanted) {
    return awaitStatus(node, "counts", wanted);
  }

  ViewStatus awaitStatus(RunningNode node, String view, Predicate<ViewStatus> wanted) {
    return node.runner()
        .status(view)
        .filter(wanted)
        .repeatWhenEmpty(Integer.MAX_VALUE, looks -> looks.delayElements(Duration.ofMillis(5)))
        .blockOptional(PATIENCE)
        .orElseThrow();
  }

  void assertEachPostedOnceUpTo(long position) {
    assertEachPostedOnceUpTo("counts", position);
  }

  void assertEachPostedOnceUpTo(String view, long position) {
    assertThat(
            database.number(
                """
                select count(*) from
                  ((select position from daybook.event where type = 'test.counted' and position <= %1$d
                    except all
                    select position from %2$s.seen where position <= %1$d)
                   union all
                   (select position from %2$s.seen where position <= %1$d
                    except all
                    select position from daybook.event where type = 'test.counted'))
                """
                    .formatted(position, view)))
        .isZero();
  }

  @Override
  public void close() {
    database.close();
  }
}
