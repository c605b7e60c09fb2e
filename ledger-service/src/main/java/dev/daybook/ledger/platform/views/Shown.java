package dev.daybook.ledger.platform.views;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.projections.Entry;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * How an entry is shown: as it is, or with what else is known at the time.
 *
 * @param type what is shown
 * @param views that more is read from
 * @param edition what tells one way in which an entry reads from another
 */
public record Shown<T, R>(
    Class<R> type, List<String> views, Knowledge<T, R> knowledge, Edition<R> edition) {

  /** Reads once, for all entries of an answer, what else is shown of them. */
  @FunctionalInterface
  public interface Knowledge<T, R> {
    Mono<Function<T, R>> at(Call call, long position);
  }

  /** Answers with an entry and its version. */
  @FunctionalInterface
  public interface Edition<R> {
    Mono<Answer> of(Call call, Entry<R> found);
  }

  /** Of what reads differently only after an event. */
  public Shown(Class<R> type, List<String> views, Knowledge<T, R> knowledge) {
    this(type, views, knowledge, (call, found) -> ViewReads.versioned(found));
  }

  public static <T> Shown<T, T> asItIs(Class<T> type) {
    return new Shown<>(type, List.of(), (call, position) -> Mono.just(entry -> entry));
  }
}
