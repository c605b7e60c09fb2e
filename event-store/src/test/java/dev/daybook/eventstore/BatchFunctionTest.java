package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.end;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.appendIf;
import static dev.daybook.eventstore.testing.Requests.appendOnce;
import static dev.daybook.eventstore.testing.Requests.event;
import static dev.daybook.eventstore.testing.Requests.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.AppendCall.Finding;
import dev.daybook.eventstore.testing.Seed;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * The append function itself, given whole batches: also those that are in conflict with themselves.
 */
class BatchFunctionTest {

  private static final Boundary PERIOD_1 =
      Boundary.of(Criterion.types("test.opened").tagged("period:1"));

  private static final TestDatabase database = TestPostgres.database();
  private Connection service;

  @BeforeEach
  void connect() {
    database.clear();
    service = one(Mono.from(database.connect(database.service()).create()));
  }

  @AfterEach
  void disconnect() {
    end(Mono.from(service.close()));
  }

  @Test
  void anEmptyBatchIsNoFault() {
    assertThat(findings(List.of())).isEmpty();
  }

  @Test
  void ofTwoThatExcludeEachOtherTheFirstIsWritten() {
    assertThat(
            outcomes(
                appendIf("demo", PERIOD_1, 0, event("test.opened", "period:1")),
                appendIf("demo", PERIOD_1, 0, event("test.opened", "period:1")),
                appendIf("other", PERIOD_1, 0, event("test.opened", "period:1"))))
        .containsExactly("appended", "conflict", "appended");
  }

  @Test
  void aWriterWithoutAConditionIsInTheWayOfLaterConditionsOnly() {
    assertThat(
            outcomes(
                appendIf("demo", PERIOD_1, 0, event("test.noted")),
                append("demo", event("test.opened", "period:1")),
                appendIf("demo", PERIOD_1, 0, event("test.noted"))))
        .containsExactly("appended", "appended", "conflict");
  }

  @Test
  void whoWasInTheWayButWasRefusedIsInNobodysWay() {
    one(new AppendCall(List.of(append("demo", event("test.closed", "period:2")))).on(service));

    assertThat(
            outcomes(
                appendIf(
                    "demo",
                    Boundary.of(Criterion.types("test.closed")),
                    0,
                    event("test.opened", "period:1")),
                appendIf("demo", PERIOD_1, 0, event("test.opened", "period:1"))))
        .containsExactly("conflict", "appended");
  }

  @Test
  void aChainInWhichEachIsInTheWayOfTheNextIsJudgedInItsOrder() {
    List<AppendRequest> chain = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Boundary before = Boundary.of(Criterion.ANY.tagged("link:" + (i - 1)));
      chain.add(appendIf("demo", before, 0, event("test.linked", "link:" + i)));
    }

    assertThat(outcomes(chain.toArray(AppendRequest[]::new)))
        .containsExactly(
            "appended",
            "conflict",
            "appended",
            "conflict",
            "appended",
            "conflict",
            "appended",
            "conflict",
            "appended",
            "conflict");
  }

  @Test
  void theSameKeyTwiceInABatchIsWrittenOnce() {
    Once once = new Once("caller", "key", "print", "answer");
    Once reused = new Once("caller", "key", "other print", "answer");

    List<Finding> findings =
        findings(
            List.of(
                appendOnce("demo", once, event("test.noted")),
                appendOnce("demo", once, event("test.noted")),
                appendOnce("demo", reused, event("test.noted")),
                appendOnce("other", reused, event("test.noted"))));

    assertThat(findings.stream().map(Finding::outcome))
        .containsExactly("appended", "repeated", "key_reused", "appended");
    assertThat(findings.get(1).first()).isEqualTo(findings.get(0).first());
    assertThat(findings.get(1).answer()).isEqualTo("answer");
  }

  @Test
  void theSameIdTwiceInABatchIsWrittenOnce() {
    NewEvent same = event("test.noted");

    assertThat(
            outcomes(
                append("demo", same),
                append("demo", event("test.noted"), same),
                append("other", same),
                append("demo", same)))
        .containsExactly("appended", "duplicate", "duplicate", "standing");
  }

  @Test
  void anyBatchIsJudgedAsIfItsRequestsHadComeOneAfterTheOther() {
    Random random = new Random(Seed.of("any batch", 20_260_704));
    Model model = new Model();
    for (int round = 0; round < 150; round++) {
      List<AppendRequest> batch = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        batch.add(request(random, model.size()));
      }
      model.replay(batch, findings(batch));
    }
  }

  @Test
  void onlyTheServiceMayCallIt() {
    Connection runner = one(Mono.from(database.connect(database.runner()).create()));

    assertThatThrownBy(
            () -> one(new AppendCall(List.of(append("demo", event("test.noted")))).on(runner)))
        .hasMessageContaining("permission denied for function append");
    end(Mono.from(runner.close()));
  }

  @Test
  void inAnIsolationThatWouldMakeItsChecksBlindItRefusesToWork() {
    for (IsolationLevel blind :
        List.of(IsolationLevel.REPEATABLE_READ, IsolationLevel.SERIALIZABLE)) {
      end(Mono.from(service.beginTransaction(blind)));
      assertThatThrownBy(() -> outcomes(append("demo", event("test.noted"))))
          .hasMessageContaining("READ COMMITTED");
      end(Mono.from(service.rollbackTransaction()));
    }
  }

  private List<String> outcomes(AppendRequest... batch) {
    return findings(List.of(batch)).stream().map(Finding::outcome).toList();
  }

  private List<Finding> findings(List<AppendRequest> batch) {
    return one(new AppendCall(batch).on(service)).stream()
        .sorted(Comparator.comparingInt(Finding::request))
        .toList();
  }

  private static AppendRequest request(Random random, long head) {
    List<NewEvent> events = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      events.add(
          new NewEvent(id(), "type-" + random.nextInt(3), 1, tags(random), null, "{}", "{}"));
    }
    List<Criterion> criteria = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      criteria.add(
          new Criterion(
              random.nextBoolean() ? Set.of() : Set.of("type-" + random.nextInt(3)), tags(random)));
    }
    AppendCondition condition =
        random.nextInt(4) == 0
            ? null
            : new AppendCondition(new Boundary(criteria), Math.max(0, head - random.nextInt(10)));
    Once once =
        random.nextInt(3) > 0
            ? null
            : new Once("caller", "key-" + random.nextInt(100), "print-" + random.nextInt(2), "{}");
    return new AppendRequest("tenant-" + random.nextInt(2), events, condition, once);
  }

  private static Set<String> tags(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Set.of();
      case 1 -> Set.of("a:" + random.nextInt(4), "b:" + random.nextInt(4));
      default -> Set.of("a:" + random.nextInt(8));
    };
  }

  /**
   * The log as a list. A round of the function writes its requests in order, and a later round
   * after it: so the order of positions is the order of the judgements that wrote something.
   */
  private static final class Model {

    private record Entry(UUID id, String tenant, String type, Set<String> tags) {}

    private final List<Entry> log = new ArrayList<>();
    private final Map<List<String>, String> keys = new HashMap<>();

    int size() {
      return log.size();
    }

    void replay(List<AppendRequest> batch, List<Finding> findings) {
      assertThat(findings).hasSameSizeAs(batch);
      List<Finding> written =
          findings.stream()
              .filter(finding -> finding.outcome().equals("appended"))
              .sorted(Comparator.comparingLong(f -> Objects.requireNonNull(f.first())))
              .toList();
      for (Finding finding : written) {
        AppendRequest request = batch.get(finding.request());
        if (!request.events().isEmpty()) {
          assertThat(finding.first()).isEqualTo(log.size() + 1L);
          assertThat(finding.last()).isEqualTo((long) log.size() + request.events().size());
        }
        assertThat(conflict(request)).as("%s was appended", request).isZero();
        request
            .events()
            .forEach(e -> log.add(new Entry(e.id(), request.tenant(), e.type(), e.tags())));
      }
      for (Finding finding : findings) {
        AppendRequest request = batch.get(finding.request());
        switch (finding.outcome()) {
          case "appended" -> remember(request);
          case "conflict" ->
              assertThat(conflict(request)).as("%s was refused", request).isPositive();
          default -> {}
        }
      }
      for (Finding finding : findings) {
        AppendRequest request = batch.get(finding.request());
        Once once = request.once();
        switch (finding.outcome()) {
          case "repeated" ->
              assertThat(keys.get(key(request)))
                  .isEqualTo(Objects.requireNonNull(once).fingerprint());
          case "key_reused" ->
              assertThat(keys.get(key(request)))
                  .isNotNull()
                  .isNotEqualTo(Objects.requireNonNull(once).fingerprint());
          default -> {}
        }
      }
    }

    private void remember(AppendRequest request) {
      Once once = request.once();
      if (once != null) {
        assertThat(keys.put(key(request), once.fingerprint())).as("a key was used twice").isNull();
      }
    }

    private static List<String> key(AppendRequest request) {
      return List.of(request.tenant(), Objects.requireNonNull(request.once()).key());
    }

    private long conflict(AppendRequest request) {
      AppendCondition condition = request.condition();
      if (condition == null) {
        return 0;
      }
      for (int i = log.size(); i > condition.after(); i--) {
        Entry entry = log.get(i - 1);
        if (entry.tenant().equals(request.tenant())
            && condition.boundary().contains(entry.type(), entry.tags())) {
          return i;
        }
      }
      return 0;
    }
  }
}
