package dev.daybook.ledger.platform.openapi;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Answers with something that is the same for as long as the service runs, made when it is first
 * asked for: not on an event loop, because that reads files and takes a while.
 */
final class FixedAnswer implements Endpoint {

  private final Operation operation;
  private final Mono<Answer> answer;

  FixedAnswer(Operation operation, Supplier<byte[]> content) {
    this.operation = operation;
    this.answer =
        Mono.fromSupplier(content)
            .map(bytes -> Answer.raw(operation.mediaType(), bytes))
            .subscribeOn(Schedulers.boundedElastic())
            .cache();
  }

  private FixedAnswer(Operation operation, Mono<Answer> answer) {
    this.operation = operation;
    this.answer = answer;
  }

  /** Sent with that header too. */
  FixedAnswer with(String header, String value) {
    return new FixedAnswer(operation, answer.map(it -> it.header(header, value)));
  }

  @Override
  public Operation operation() {
    return operation;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return answer;
  }
}
