package dev.daybook.ledger.platform.identity;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Digest;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.OnceKey;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.StoredAnswer;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Changes of users, roles, keys and tenants: each in one transaction with its answer, so that a
 * repetition with the same {@code Idempotency-Key} gets the first one. What was refused is not
 * kept.
 */
final class IdentityWriting {

  static final Duration ANSWERS_KEPT = Duration.ofHours(48);
  static final Duration PRUNED_EVERY = Duration.ofMinutes(10);

  private static final String CLAIM = "SELECT same, earlier FROM daybook.claim_answer($1, $2, $3)";
  private static final String EARLIER =
      "SELECT same, earlier FROM daybook.earlier_answer($1, $2, $3)";
  private static final String KEEP = "SELECT daybook.keep_answer($1, $2, $3)";
  private static final String PRUNE = "SELECT daybook.prune_answers($1) AS gone";

  private final TenantConnections connections;

  IdentityWriting(TenantConnections connections) {
    this.connections = connections;
  }

  /**
   * What a request is answered that is no repetition; one is, before anything is looked at that may
   * be another by now.
   */
  Function<Call, Mono<Answer>> unlessRepeated(Function<Call, Mono<Answer>> otherwise) {
    return call -> earlier(call).switchIfEmpty(Mono.defer(() -> otherwise.apply(call)));
  }

  private Mono<Answer> earlier(Call call) {
    var key = call.once();
    return key == null
        ? Mono.empty()
        : connections
            .use(
                call.tenant(),
                connection ->
                    Sql.query(
                        connection, EARLIER, Claim::of, key.caller(), key.key(), meaning(call)))
            .singleOrEmpty()
            .flatMap(claim -> Mono.justOrEmpty(claim.answer()));
  }

  Mono<Answer> once(Call call, Function<Connection, Mono<Answer>> work) {
    return once(call, work, answer -> answer);
  }

  /**
   * @param repeated what a repetition is told, where that is not everything
   */
  Mono<Answer> once(
      Call call, Function<Connection, Mono<Answer>> work, UnaryOperator<Answer> repeated) {
    var key = call.once();
    return key == null
        ? connections.use(call.tenant(), work::apply).single()
        : connections
            .inTransaction(
                call.tenant(), begun -> claimed(begun, key, meaning(call), work, repeated))
            .single()
            .onErrorResume(Refused.class, refused -> Mono.just(refused.answer));
  }

  /**
   * What tells a request from another, without its secrets: a body that has some leaves them out of
   * its text, because even their digest would help to guess them.
   */
  private static String meaning(Call call) {
    var operation = call.operation();
    var parts = new ArrayList<String>(List.of(operation.toString()));
    operation.pathVariables().forEach(name -> parts.add(call.path(name)));
    if (operation.body() != null) {
      parts.add(call.body(operation.body()).toString());
    }
    return Digest.sha256(parts.toArray(String[]::new));
  }

  private static Mono<Answer> claimed(
      Connection connection,
      OnceKey key,
      String fingerprint,
      Function<Connection, Mono<Answer>> work,
      UnaryOperator<Answer> repeated) {
    return Sql.query(connection, CLAIM, Claim::of, key.caller(), key.key(), fingerprint)
        .single()
        .flatMap(
            claim ->
                Mono.justOrEmpty(claim.answer())
                    .switchIfEmpty(
                        Mono.defer(() -> work.apply(connection))
                            .flatMap(answer -> kept(connection, key, answer, repeated))));
  }

  private static Mono<Answer> kept(
      Connection connection, OnceKey key, Answer answer, UnaryOperator<Answer> repeated) {
    if (!answer.isSuccess()) {
      return Mono.error(new Refused(answer));
    }
    var stored = StoredAnswer.of(repeated.apply(answer), null).toJson();
    return Sql.update(connection, KEEP, key.caller(), key.key(), stored).thenReturn(answer);
  }

  private static Problem reused() {
    return Problem.of(
        ErrorCodes.IDEMPOTENCY_KEY_REUSED,
        "This Idempotency-Key came with another request before.");
  }

  /**
   * What came of a key before.
   *
   * @param same whether it came with the same request
   */
  private record Claim(boolean same, Optional<String> earlier) {

    Optional<Answer> answer() {
      if (!same) {
        throw reused().raise();
      }
      return earlier.map(answer -> StoredAnswer.fromJson(answer).replayed());
    }

    static Claim of(Row row) {
      return new Claim(row.truth("same"), Optional.ofNullable(row.textOrNull("earlier")));
    }
  }

  /** Carries a refusal past the commit. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final transient Answer answer;

    Refused(Answer answer) {
      super("Refused", null, false, false);
      this.answer = answer;
    }
  }

  /** How many answers are gone that nobody repeats a request for any more. */
  Mono<Long> prune() {
    return connections
        .use(
            null,
            connection ->
                Sql.query(
                    connection,
                    PRUNE,
                    row -> row.number("gone"),
                    Math.toIntExact(ANSWERS_KEPT.toSeconds())))
        .single();
  }
}
