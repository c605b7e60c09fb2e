package dev.daybook.ledger.platform.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.ledger.community.Bookkeeper;
import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every view is rebuilt and takes the old one's place while commands come in: no read fails, and
 * none shows anything but what the position in its header says.
 */
class RebuiltUnderCommandsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int READERS = 2;

  @AutoClose private final RunningService service = RunningService.start();

  private final Session session = service.newTenant();
  private final Bookkeeper books = new Bookkeeper(session);
  private final String ada = books.owner("Ada");
  private final String period = books.period("2026 Q1");

  /** Of the contributions that were answered, in whatever order the answers came. */
  private final ConcurrentSkipListSet<Long> recorded = new ConcurrentSkipListSet<>();

  /** What a read showed at the position that it named. */
  private record Seen(long asked, long position, long contributions, String sum) {}

  private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();

  @Test
  void noReadFailsOrIsStalerThanItSays() {
    var ended = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<CompletableFuture<Void>>();
      work.add(CompletableFuture.runAsync(() -> until(ended, this::write), threads));
      for (int i = 0; i < READERS; i++) {
        work.add(CompletableFuture.runAsync(() -> until(ended, this::read), threads));
      }
      try {
        for (var view : views()) {
          rebuild(view.path("name").asString());
        }
      } finally {
        ended.set(true);
      }
      work.forEach(CompletableFuture::join);
    }
    assertThat(seen).hasSizeGreaterThan(views().size());
    for (var read : seen) {
      long there = recorded.headSet(read.position, true).size();
      assertThat(read.position).isGreaterThanOrEqualTo(read.asked);
      assertThat(read.contributions).as(read.toString()).isEqualTo(there);
      assertThat(read.sum).as(read.toString()).isEqualTo(there + ".00");
    }
    for (var view : views()) {
      assertThat(differences(view.path("name").asString())).as(view.toString()).isEmpty();
    }
  }

  private static void until(AtomicBoolean ended, Runnable action) {
    while (!ended.get()) {
      action.run();
    }
  }

  private void write() {
    recorded.add(books.record(period, ada, "1", "2026-01-05").is(201).position());
  }

  private void read() {
    long asked = recorded.isEmpty() ? 0 : recorded.last();
    var list =
        session
            .get(
                "/periods/" + period + "/contributions?limit=1",
                "Daybook-Min-Position",
                "" + asked,
                "Prefer",
                "wait=10")
            .is(200);
    seen.add(
        new Seen(asked, list.position(), list.meta().path("total").asLong(), sum(list.position())));
  }

  /** Other views come to the same at that position. */
  private String sum(long position) {
    return session
        .get("/periods/%s/balance-sheet?at_position=%d".formatted(period, position))
        .is(200)
        .data("/totals/contributions");
  }

  private Reply asOperator(String method, String path) {
    return new Session(service, "platform", service.operator()).send(method, path, "");
  }

  private List<JsonNode> views() {
    return StreamSupport.stream(asOperator("GET", "/views").is(200).data().spliterator(), false)
        .toList();
  }

  private JsonNode view(String name) {
    return views().stream()
        .filter(view -> view.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void rebuild(String name) {
    var before = view(name).path("rebuilt_at");
    asOperator("POST", "/views/" + name + "/rebuild").is(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var view = view(name);
              assertThat(view.path("rebuilt_at")).isNotEqualTo(before);
              assertThat(view.path("rebuild").isNull()).isTrue();
              assertThat(view.path("state").asString()).isEqualTo("SERVING");
            });
  }

  private List<JsonNode> differences(String name) {
    var compared = asOperator("POST", "/views/" + name + "/compare").is(200);
    return StreamSupport.stream(compared.data().path("differences").spliterator(), false).toList();
  }

  @Test
  void aRowThatSomebodyDamagedIsFoundAndIsGoneAfterARebuild() {
    books.record(period, ada, "100", "2026-01-05").is(201);
    long last = books.record(period, ada, "25", "2026-01-06").is(201).position();
    session.get("/periods/" + period + "/contributions", "Daybook-Min-Position", "" + last).is(200);
    assertThat(differences("contributions")).isEmpty();

    service
        .database()
        .execute(
            "update contributions.contribution set amount = 26 where tenant = '%s' and amount = 25"
                .formatted(session.tenant()));

    assertThat(differences("contributions"))
        .extracting(found -> found.path("side").asString())
        .containsExactlyInAnyOrder("SERVED", "REPLAYED");
    assertThat(differences("contributions"))
        .extracting(found -> found.path("row").asString())
        .allSatisfy(row -> assertThat(row).contains(session.tenant()));
    assertThat(differences("balances")).as("which nobody touched").isEmpty();
    rebuild("contributions");
    assertThat(differences("contributions")).isEmpty();
  }
}
