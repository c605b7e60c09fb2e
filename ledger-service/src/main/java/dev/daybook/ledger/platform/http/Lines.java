package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.json.ContractJson;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Many rows as lines of JSON, as fast as they are read and never more than a few in memory. */
final class Lines {

  /** So many lines are written at once: fewer system calls, still little memory. */
  private static final int AT_ONCE = 64;

  /**
   * The lines, some at a time. When the rows fail, a last line tells why and the flux fails too, so
   * that the connection breaks: a cut list must not look like a whole one.
   */
  static Flux<byte[]> of(Flux<?> rows, Function<Throwable, byte[]> lastLine) {
    return Flux.defer(
        () -> {
          var failed = new AtomicReference<@Nullable Throwable>();
          var begun = new java.util.concurrent.atomic.AtomicBoolean();
          Function<Throwable, Publisher<byte[]>> tell =
              failure -> {
                failed.set(failure);
                return begun.get() ? Mono.just(lastLine.apply(failure)) : Mono.empty();
              };
          return rows.map(ContractJson.MAPPER::writeValueAsBytes)
              .doOnNext(line -> begun.set(true))
              .onErrorResume(tell)
              .buffer(AT_ONCE)
              .map(Lines::joined)
              .concatWith(
                  Mono.defer(
                      () -> {
                        var failure = failed.get();
                        return failure == null ? Mono.empty() : Mono.error(failure);
                      }));
        });
  }

  private static byte[] joined(java.util.List<byte[]> lines) {
    var bytes = new ByteArrayOutputStream(1024);
    for (var line : lines) {
      bytes.writeBytes(line);
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  private Lines() {}
}
