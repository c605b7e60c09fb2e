package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many at once: who loses is told so, and nothing slips through. */
class RacesOverHttpTest {

  private static final int RIVALS = 50;

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
