package dev.daybook.projections;

import static dev.daybook.projections.ViewsDatabase.PATIENCE;
import static dev.daybook.projections.ViewsDatabase.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.EventType;
import dev.daybook.projections.ViewsDatabase.RunningNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostingTest {

  private static final List<EventType<?>> TYPES = List.of(Counted.TYPE, Counted.Ignored.TYPE);

  private final ViewsDatabase database = new ViewsDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEmptyLogIsAViewWithoutRows() {
    node("one", new CountView(1));

    until(
        "the tables are there",
        () -> database.number("select count(*) from pg_tables where schemaname = 'counts'") == 2);
    assertThat(database.number("select count(*) from counts.total")).isZero();
  }

  @Test
  void whatWasAppendedBeforeAndAfterTheStartIsPostedOnce() {
    count(50);
    var node = node("one", new CountView(1));
    count(50);
    database.append("acme", Counted.Ignored.TYPE, List.of(new Counted.Ignored("of no interest")));
    long head = database.append("acme", Counted.TYPE, List.of(new Counted("tea", 7)));

    assertThat(node.runner().positions().await("counts", head, PATIENCE).block()).isEqualTo(head);
    assertThat(database.number("select times from counts.total where what = 'tea'")).isEqualTo(107);
    assertEachPostedOnce();
  }

  @Test
  void aViewGoesPastEventsThatItDoesNotWant() {
    var node = node("one", new CountView(1));
    long head =
        database.append(
            "acme", Counted.Ignored.TYPE, List.of(new Counted.Ignored("of no interest")));

    assertThat(node.runner().positions().await("counts", head, PATIENCE).block()).isEqualTo(head);
  }

  private RunningNode node(String name, View<?>... views) {
    return database.node(name, TYPES, List.of(views));
  }

  private void count(int events) {
    var counted = IntStream.range(0, events).mapToObj(i -> new Counted("tea", 1));
    database.append("acme", Counted.TYPE, counted.toList());
  }

  private void assertEachPostedOnce() {
    assertThat(
            database.number(
                "select count(*) from (select position from daybook.event where type = 'test.counted' except all select position from counts.seen)"))
        .isZero();
    assertThat(database.number("select count(*) from counts.seen"))
        .isEqualTo(
            database.number("select count(*) from daybook.event where type = 'test.counted'"));
  }
}
