package dev.daybook.ledger.platform.views;

import dev.daybook.ledger.platform.http.Call;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * How an entry is shown: as it is, or with what else is known at the time.
 *
 * @param type what is shown
 * @param views that more is read from
 * @param since tells the day since which something reads as it does, though nobody changed it then;
 *     null if it only reads differently when somebody changed it
 */
public record Shown<T, R>(
    Class<R> type, List<String> views, Knowledge<T, R> knowledge, @Nullable Since<R> since) {

  /** That a day has begun may be enough to read differently. */
  @FunctionalInterface
  public interface Since<R> {
    /**
     * Null if it reads so since somebody changed it.
     *
     * @param today the day that it is shown as on
     */
    @Nullable LocalDate day(R shown, LocalDate today);
  }

  public Shown(Class<R> type, List<String> views, Knowledge<T, R> knowledge) {
    this(type, views, knowledge, null);
  }

  /** Reads once, for all entries of an answer, what else is shown of them. */
  @FunctionalInterface
  public interface Knowledge<T, R> {
    Mono<Function<T, R>> at(Call call, long position);
  }

  public static <T> Shown<T, T> asItIs(Class<T> type) {
    return new Shown<>(type, List.of(), (call, position) -> Mono.just(entry -> entry));
  }
}
