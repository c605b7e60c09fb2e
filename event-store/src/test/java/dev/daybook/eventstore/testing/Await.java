package dev.daybook.eventstore.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits for what a test can't go on without; never longer than a minute. */
public final class Await {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Await() {}

  /** The value, which must come. */
  public static <T> T one(Mono<T> value) {
    return Objects.requireNonNull(value.block(LIMIT), "it ended without a value");
  }

  /** All values of a stream that ends. */
  public static <T> List<T> all(Flux<T> values) {
    return one(values.collectList());
  }

  /** The end of something that has no value. */
  public static void end(Mono<Void> action) {
    action.block(LIMIT);
  }
}
