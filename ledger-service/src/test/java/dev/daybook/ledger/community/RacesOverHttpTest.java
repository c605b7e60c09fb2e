package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many at once: who loses is told so, and nothing slips through. */
class RacesOverHttpTest {

  private static final int RIVALS = 50;

  /** A closing has the right of way after a few conflicts. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Enough for a race; after it the item is free for certain. */
  private static final int TIMES_TO_COME = 25;

  private static final String ROOF =
      """
      {"payment_type": "Roof", "budgeted_cost": "600", "allocation_strategy": "FIXED_FEE"}
      """;

  private final Bookkeeper books = Bookkeeper.ofNewTenant();
  private final Session session = books.session();

  private static List<Reply> atOnce(int many, IntFunction<CompletableFuture<Reply>> request) {
    var sent = IntStream.range(0, many).mapToObj(request).toList();
    return sent.stream().map(CompletableFuture::join).toList();
  }

  @RepeatedTest(3)
  void oneOfManyGetsTheName() {
    var replies =
        atOnce(RIVALS, i -> session.sending("POST", "/periods", Bookkeeper.periodJson("2026 Q1")));

    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allSatisfy(reply -> reply.isRefused(409, "duplicate_period_name"));
    assertThat(session.get("/periods").data().size()).isEqualTo(1);
  }

  @RepeatedTest(5)
  void nothingSlipsIntoAClosedPeriod() {
    var ada = books.owner("Ada");
    var period = books.period("2026 Q1");
    var path = "/periods/" + period + "/contributions";
    var json = Bookkeeper.contributionJson(ada, "1", "2026-01-01");
    var recorders = new ArrayList<CompletableFuture<Reply>>();
    CompletableFuture<Reply> closer = new CompletableFuture<>();
    for (int i = 0; i < RIVALS; i++) {
      recorders.add(session.sending("POST", path, json));
      if (i == RIVALS / 2) {
        closer = session.sending("POST", "/periods/" + period + "/close", "");
      }
    }
    var closed = closer.join().is(200).position();
    var replies = recorders.stream().map(CompletableFuture::join).toList();

    var recorded = replies.stream().filter(reply -> reply.status() == 201).toList();
    assertThat(recorded).allSatisfy(reply -> assertThat(reply.position()).isLessThan(closed));
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allSatisfy(reply -> reply.isRefused(409, "period_closed"));
    assertThat(session.get(path + "?limit=100").eachOf("id"))
        .containsExactlyInAnyOrderElementsOf(recorded.stream().map(Reply::id).toList());
  }

  /** Each goes on as long as it is let, and so would overtake a closing again and again. */
  @RepeatedTest(2)
  void recordersDoNotKeepACloserOutAndTheSheetShowsWhatTheyWereAnswered() {
    var ada = books.owner("Ada");
    var period = books.period("2026 Q1");
    var path = "/periods/" + period;
    var day = "2026-01-01";
    var contributed =
        recording(path + "/contributions", Bookkeeper.contributionJson(ada, "1.01", day));
    var spent = recording(path + "/expenses", Bookkeeper.expenseJson(ada, "0.10", "Roof", day));
    var charged = recording(path + "/charges", Bookkeeper.chargeJson(ada, "0.03", day));
    var recording = List.of(contributed, spent, charged);
    recording.forEach(recorder -> recorder.first().join());

    var begun = System.nanoTime();
    var closed = session.post(path + "/close", "{\"accept_unallocated\": true}").is(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);

    for (var recorder : recording) {
      assertThat(recorder.answered())
          .allSatisfy(reply -> assertThat(reply.position()).isLessThan(closed.position()));
    }
    var row = session.get(path + "/balance-sheet").is(200).data().at("/owners/0");
    assertThat(amount(row, "contributions")).isEqualByComparingTo(contributed.total("1.01"));
    assertThat(amount(row, "expenses_paid")).isEqualByComparingTo(spent.total("0.10"));
    assertThat(amount(row, "charges")).isEqualByComparingTo(charged.total("0.03"));
  }

  /** Whoever can't have their turn in time is told so, and nobody is left without an answer. */
  @Test
  void manyWhoCloseAndReopenBesideManyWhoRecordAreAllAnsweredInTime() {
    var ada = books.owner("Ada");
    var period = books.period("2026 Q1");
    var path = "/periods/" + period;
    var contribution = Bookkeeper.contributionJson(ada, "1", "2026-01-01");
    List<Supplier<Reply>> requests = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      requests.add(() -> session.post(path + "/contributions", contribution));
      if (i % 3 == 0) {
        requests.add(() -> session.post(path + "/close", ""));
        requests.add(() -> books.reopen(period));
      }
    }

    var told =
        requests.stream()
            .map(request -> inBackground(() -> Stream.generate(request).limit(5).toList()))
            .toList();

    assertThat(told.stream().flatMap(all -> all.join().stream()))
        .allSatisfy(reply -> assertThat(reply.status()).as(reply.code()).isIn(200, 201, 409));
  }

  private static BigDecimal amount(JsonNode row, String column) {
    return new BigDecimal(row.path(column).asString());
  }

  /**
   * Somebody who sends the same again and again until it is refused.
   *
   * @param first is there as soon as one was accepted
   */
  private record Recorder(CompletableFuture<Reply> first, CompletableFuture<List<Reply>> all) {

    List<Reply> answered() {
      return all.join();
    }

    BigDecimal total(String each) {
      return new BigDecimal(each).multiply(BigDecimal.valueOf(answered().size()));
    }
  }

  private Recorder recording(String path, String json) {
    var first = new CompletableFuture<Reply>();
    return new Recorder(
        first,
        inBackground(
            () -> {
              var accepted = new ArrayList<Reply>();
              var reply = session.post(path, json);
              for (; reply.status() == 201; reply = session.post(path, json)) {
                accepted.add(reply);
                first.complete(reply);
              }
              reply.isRefused(409, "period_closed");
              return accepted;
            }));
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
  }

  @RepeatedTest(3)
  void aBudgetItemIsVoidedWhileNoExpenseNamesItAndThenNoneDoes() {
    var ada = books.owner("Ada");
    var period = books.period("2026 Q1");
    var item = session.post("/periods/" + period + "/budget-items", ROOF).is(201).id();
    var path = "/periods/" + period + "/expenses";
    var json =
        """
        {"paid_by": "%s", "amount": "1", "payment_type": "x", "date": "2026-01-01",
         "budget_item_id": "%s"}
        """
            .formatted(ada, item);
    var recorders =
        Stream.generate(() -> inBackground(() -> comingAndGoing(path, json))).limit(2).toList();

    var voided = session.delete("/budget-items/" + item);
    while (voided.status() != 204) {
      voided.isRefused(409, "in_use");
      voided = session.delete("/budget-items/" + item);
    }

    long gone = voided.position();
    for (var recorder : recorders) {
      assertThat(recorder.join()).allSatisfy(position -> assertThat(position).isLessThan(gone));
    }
    assertThat(session.get(path).data()).isEmpty();
    session.get("/periods/" + period + "/balance-sheet").is(200);
  }

  /** An expense that comes and goes, until the item that it names is gone, or it was enough. */
  private List<Long> comingAndGoing(String path, String json) {
    var positions = new ArrayList<Long>();
    for (int i = 0; i < TIMES_TO_COME; i++) {
      var reply = session.post(path, json);
      if (reply.status() != 201) {
        reply.isRefused(422, "unknown_budget_item");
        return positions;
      }
      positions.add(reply.position());
      session.delete("/expenses/" + reply.id()).is(204);
    }
    return positions;
  }

  @RepeatedTest(3)
  void ofManyEditsOfOneVersionOneWins() {
    var ada = books.owner("Ada");
    var recorded = books.record(books.period("2026 Q1"), ada, "1", "2026-01-01").is(201);
    var path = "/contributions/" + recorded.id();

    var replies =
        atOnce(
            20,
            i ->
                session.sending(
                    "PATCH",
                    path,
                    "{\"amount\": \"%d\"}".formatted(i + 2),
                    "If-Match",
                    recorded.etag()));

    var won = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(won).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allSatisfy(
            reply -> {
              reply.isRefused(412, "precondition_failed");
              assertThat(reply.etag()).isEqualTo(won.getFirst().etag());
            });
    assertThat(session.get(path).data()).isEqualTo(won.getFirst().data());
    assertThat(session.get(path + "/history").data().size()).isEqualTo(2);
  }

  @RepeatedTest(3)
  void oneKeyManyTimesAtOnceIsOneEvent() {
    var ada = books.owner("Ada");
    var period = books.period("2026 Q1");
    var path = "/periods/" + period + "/contributions";
    var json = Bookkeeper.contributionJson(ada, "1", "2026-01-01");

    var replies = atOnce(20, i -> session.sending("POST", path, json, "Idempotency-Key", "once"));

    var answered = replies.stream().filter(reply -> reply.status() == 201).toList();
    var first = answered.stream().filter(reply -> !reply.isReplayed()).toList();
    assertThat(first).hasSize(1);
    assertThat(answered)
        .allSatisfy(reply -> assertThat(reply.body()).isEqualTo(first.getFirst().body()));
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allSatisfy(
            reply -> {
              reply.isRefused(409, "idempotency_key_in_flight");
              assertThat(reply.body().at("/error/retryable").asBoolean()).isTrue();
              assertThat(reply.header("Retry-After")).isNotNull();
            });
    assertThat(session.get(path).eachOf("id")).containsExactly(first.getFirst().id());
  }

  /** What the others change meanwhile stays changed, whichever of the requests was first. */
  @RepeatedTest(3)
  void oneKeyManyTimesAtOnceIsOneSuccessThoughItHasNothingToWrite() {
    var ada = books.owner("Ada");
    var recorded = books.record(books.period("2026 Q1"), ada, "1", "2026-01-01").is(201);
    var path = "/contributions/" + recorded.id();

    var replies =
        atOnce(
            20,
            i ->
                i == 10
                    ? session.sending("PATCH", path, "{\"amount\": \"2\"}")
                    : session.sending(
                        "PATCH", path, "{\"amount\": \"1\"}", "Idempotency-Key", "1"));

    var answered = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(answered).filteredOn(reply -> reply.data("/amount").equals("1.00")).isNotEmpty();
    assertThat(answered)
        .filteredOn(reply -> !reply.isReplayed() && reply.data("/amount").equals("1.00"))
        .hasSizeLessThanOrEqualTo(1);
    var total = session.get(path + "/history").meta().path("total").asInt();
    assertThat(total).isBetween(2, 3);
    session.patch(path, "{\"amount\": \"4\"}").is(200);
    var again = session.patch(path, "{\"amount\": \"1\"}", "Idempotency-Key", "1").is(200);
    assertThat(again.isReplayed()).isTrue();
    assertThat(session.get(path).data("/amount")).isEqualTo("4.00");
  }

  @Test
  void editsWithoutAVersionAllSucceedOneAfterTheOther() {
    var ada = books.owner("Ada");
    var recorded = books.record(books.period("2026 Q1"), ada, "1", "2026-01-01").is(201);
    var path = "/contributions/" + recorded.id();

    var replies =
        atOnce(20, i -> session.sending("PATCH", path, "{\"amount\": \"%d\"}".formatted(i + 2)));

    var edited = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertThat(edited).isNotEmpty();
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allSatisfy(
            reply -> {
              reply.isRefused(409, "conflict");
              assertThat(reply.body().at("/error/retryable").asBoolean()).isTrue();
            });
    assertThat(session.get(path + "/history").meta().path("total").asInt())
        .isEqualTo(edited.size() + 1);
  }
}
