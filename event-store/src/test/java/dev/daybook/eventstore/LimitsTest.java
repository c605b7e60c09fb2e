package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.event;
import static dev.daybook.eventstore.testing.Requests.id;
import static dev.daybook.eventstore.testing.Requests.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each limit from both sides: what just fits is taken in and read back, one more is refused. */
class LimitsTest {

  private static final TestDatabase database = TestPostgres.database();

  @AutoClose private final TestStore node = TestStore.on(database);
  private final EventStore store = node.store();

  @BeforeEach
  void nothingHasHappenedYet() {
    database.clear();
  }

  enum Limit {
    EVENTS(RequestCheck.MAX_EVENTS, size -> append("demo", events(size))),
    TAGS(RequestCheck.MAX_TAGS, size -> append("demo", event("test.noted", tags(size)))),
    TENANT(RequestCheck.MAX_NAME_CHARACTERS, size -> append(letters(size), event("test.noted"))),
    TYPE(RequestCheck.MAX_NAME_CHARACTERS, size -> append("demo", event(letters(size)))),
    TAG(
        RequestCheck.MAX_NAME_CHARACTERS,
        size -> append("demo", event("test.noted", letters(size)))),
    PAYLOAD(RequestCheck.MAX_PAYLOAD_CHARACTERS, size -> append("demo", payload(object(size)))),
    METADATA(
        RequestCheck.MAX_METADATA_CHARACTERS,
        size ->
            append(
                "demo", new NewEvent(id(), "test.noted", 1, Set.of(), null, "{}", object(size)))),
    CALLER(RequestCheck.MAX_NAME_CHARACTERS, size -> once(new Once(letters(size), "k", "f", "a"))),
    KEY(RequestCheck.MAX_NAME_CHARACTERS, size -> once(new Once("c", letters(size), "f", "a"))),
    FINGERPRINT(
        RequestCheck.MAX_NAME_CHARACTERS, size -> once(new Once("c", "k", letters(size), "a"))),
    ANSWER(
        RequestCheck.MAX_ANSWER_CHARACTERS, size -> once(new Once("c", "k", "f", letters(size)))),
    CRITERIA(RequestCheck.MAX_CRITERIA, size -> conditional(criteria(size, 1))),
    TYPES_OF_A_CRITERION(
        RequestCheck.MAX_CRITERIA, size -> conditional(Boundary.of(Criterion.types(tags(size))))),
    TAGS_OF_A_CRITERION(RequestCheck.MAX_TAGS, size -> conditional(criteria(1, size)));

    private final int most;
    private final IntFunction<AppendRequest> ofSize;

    Limit(int most, IntFunction<AppendRequest> ofSize) {
      this.most = most;
      this.ofSize = ofSize;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatJustFitsIsTakenInAndReadBackAndOneMoreIsRefused(Limit limit) {
    var fitting = limit.ofSize.apply(limit.most);

    assertThatThrownBy(() -> one(store.append(limit.ofSize.apply(limit.most + 1))))
        .isInstanceOf(MalformedRequest.class);
    assertThat(one(store.head())).isZero();
    assertThat(one(store.append(fitting))).isInstanceOf(Verdict.Appended.class);
    assertThat(asAsked(all(store.read(Selection.of(fitting.tenant(), Boundary.EVERYTHING)))))
        .isEqualTo(fitting.events());
    if (fitting.condition() != null) {
      assertThat(one(store.source("demo", fitting.condition().boundary(), 0)).head()).isEqualTo(1);
    }
  }

  /** As large as conditions may be: more tags than PostgreSQL has columns. */
  @Test
  void theLargestBoundaryOfAConditionCanBeSourcedToo() {
    var largest = criteria(RequestCheck.MAX_CRITERIA, RequestCheck.MAX_TAGS);
    var first = event("test.noted", names("tag-0-", RequestCheck.MAX_TAGS));
    var last = event("test.noted", names("tag-199-", RequestCheck.MAX_TAGS));
    var beside = event("test.noted", names("tag-7-", RequestCheck.MAX_TAGS - 1));
    var ofType = event("test.opened");
    one(store.append(append("demo", beside, first, ofType, last)));
    one(store.append(append("other", event("test.noted", names("tag-0-", 50)))));

    assertThat(asAsked(one(store.source("demo", largest, 0)).events()))
        .containsExactly(first, last);
    assertThat(asAsked(one(store.source("demo", largest, 2)).events())).containsExactly(last);
    var withType = new ArrayList<>(largest.criteria().subList(1, 41));
    withType.add(Criterion.types("test.opened", "test.closed"));
    assertThat(asAsked(one(store.source("demo", new Boundary(withType), 0)).events()))
        .containsExactly(ofType);
    withType.add(Criterion.ANY);
    var sourced = one(store.source("demo", new Boundary(withType), 0));
    assertThat(asAsked(sourced.events())).containsExactly(beside, first, ofType, last);
    assertThat(sourced.head()).isEqualTo(5);
    assertThat(one(store.source("nobody", largest, 0))).isEqualTo(new Sourced(List.of(), 5));
  }

  @Test
  void theLongestNamesInLettersOfThreeBytesAreReadBackAndAskedBy() {
    var tenant = "あ".repeat(RequestCheck.MAX_NAME_CHARACTERS);
    var type = "い".repeat(RequestCheck.MAX_NAME_CHARACTERS);
    var tag = "う".repeat(RequestCheck.MAX_NAME_CHARACTERS);
    var other = "う".repeat(RequestCheck.MAX_NAME_CHARACTERS - 1) + "え";
    var meant = event(type, tag);
    one(store.append(append(tenant, event(type, other), meant)));

    for (var boundary :
        List.of(
            Boundary.of(Criterion.types(type).tagged(tag)),
            Boundary.of(Criterion.ANY.tagged(tag)))) {
      assertThat(asAsked(one(store.source(tenant, boundary, 0)).events())).containsExactly(meant);
      assertThat(asAsked(all(store.read(Selection.of(tenant, boundary))))).containsExactly(meant);
    }
    assertThat(one(store.source(tenant, Boundary.of(Criterion.types(type)), 0)).events())
        .hasSize(2);
    var once = new Once(type, tag, other, tenant);
    one(store.append(new AppendRequest(tenant, List.of(), null, once)));
    assertThat(one(store.recall(tenant, type, tag, other)))
        .isInstanceOfSatisfying(
            Verdict.Repeated.class, first -> assertThat(first.answer()).isEqualTo(tenant));
  }

  /** Nobody makes one of the other: what was written is what is asked by. */
  @Test
  void tagsThatDifferByNormalisationAloneAreTwo() {
    var composed = event("test.noted", "name:\u00e9");
    var decomposed = event("test.noted", "name:e\u0301");
    var both = event("test.noted", "name:\u00e9", "name:e\u0301");
    one(store.append(append("demo", composed, decomposed, both)));

    assertThat(tagged("name:\u00e9")).containsExactly(composed, both);
    assertThat(tagged("name:e\u0301")).containsExactly(decomposed, both);
    assertThat(tagged("name:\u00e9", "name:e\u0301")).containsExactly(both);
  }

  private List<NewEvent> tagged(String... tags) {
    return asAsked(one(store.source("demo", Boundary.of(Criterion.ANY.tagged(tags)), 0)).events());
  }

  private static List<NewEvent> asAsked(List<StoredEvent> events) {
    return events.stream()
        .map(
            stored ->
                new NewEvent(
                    stored.id(),
                    stored.type(),
                    stored.revision(),
                    stored.tags(),
                    stored.effectiveOn(),
                    stored.payload(),
                    stored.metadata()))
        .toList();
  }

  private static NewEvent[] events(int count) {
    var events = new NewEvent[count];
    Arrays.setAll(events, i -> event("test.noted"));
    return events;
  }

  private static String[] tags(int count) {
    return names("tag-", count);
  }

  private static String[] names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new);
  }

  private static String letters(int count) {
    return "x".repeat(count);
  }

  /** A JSON object of so many characters. */
  private static String object(int characters) {
    return "{\"a\":\"" + "x".repeat(characters - 8) + "\"}";
  }

  private static AppendRequest once(Once once) {
    return new AppendRequest("demo", List.of(event("test.noted")), null, once);
  }

  private static AppendRequest conditional(Boundary boundary) {
    return new AppendRequest(
        "demo", List.of(event("beside")), new AppendCondition(boundary, 0), null);
  }

  private static Boundary criteria(int criteria, int tags) {
    return new Boundary(
        IntStream.range(0, criteria)
            .mapToObj(i -> Criterion.types("test.noted").tagged(names("tag-" + i + "-", tags)))
            .collect(Collectors.toList()));
  }
}
