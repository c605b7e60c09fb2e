package dev.daybook.ledger.platform.http;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * One operation of the interface. What it takes and gives stands in its {@link Operation}; when
 * {@link #handle} runs, the caller is known and permitted, and everything that the operation
 * declares has been read and found good.
 */
public interface Endpoint {

  Operation operation();

  Mono<Answer> handle(Call call);

  static Endpoint of(Operation operation, Function<Call, Mono<Answer>> handling) {
    return new Handled(operation, handling);
  }

  /** An operation, and what is done with a call of it. */
  record Handled(Operation operation, Function<Call, Mono<Answer>> handling) implements Endpoint {
    @Override
    public Mono<Answer> handle(Call call) {
      return handling.apply(call);
    }
  }
}
