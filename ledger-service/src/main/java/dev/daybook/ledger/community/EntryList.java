package dev.daybook.ledger.community;

import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.platform.views.ViewReads.Part;
import dev.daybook.projections.Entry;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Entries of one kind in a period, which can be asked for at any position.
 *
 * @param views that they are read from; the first is what they are called in messages
 * @param sum what the whole list comes to, empty if nothing is in it; null where that is not told
 */
public record EntryList<V>(
    List<String> views,
    PeriodId period,
    Part<V> part,
    LongFunction<Flux<Entry<V>>> all,
    @Nullable LongFunction<Mono<BigDecimal>> sum) {

  public EntryList(String view, PeriodId period, Part<V> part, LongFunction<Flux<Entry<V>>> all) {
    this(List.of(view), period, part, all, null);
  }

  /**
   * The entries as they are shown together with something else that is known of their period.
   *
   * @param others the views that this is read from
   */
  public <K, R> EntryList<R> shownWith(
      List<String> others, LongFunction<Mono<K>> known, BiFunction<V, K, R> shown) {
    return new EntryList<R>(
            views.getFirst(),
            period,
            (at, window) ->
                part.at(at, window)
                    .zipWith(known.apply(at), (some, k) -> some.map(v -> shown.apply(v, k))),
            at ->
                known
                    .apply(at)
                    .flatMapMany(
                        k -> all.apply(at).map(entry -> entry.map(v -> shown.apply(v, k)))))
        .alsoFrom(others);
  }

  /** Entries of which some of what is shown is read from other views. */
  public EntryList<V> alsoFrom(List<String> others) {
    var all = Stream.concat(views.stream(), others.stream()).distinct().toList();
    return new EntryList<>(all, period, part, this.all, sum);
  }

  public EntryList<V> summedUp(LongFunction<Mono<BigDecimal>> sum) {
    return new EntryList<>(views, period, part, all, sum);
  }
}
