package dev.daybook.ledger.community;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Entry;
import dev.daybook.projections.Listing;
import dev.daybook.projections.Window;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Entries of one kind in a period, which can be asked for at any position.
 *
 * @param view that they are read from, and what they are called in messages
 * @param sum what the whole list comes to, empty if nothing is in it; null where that is not told
 */
public record EntryList<V>(
    String view,
    PeriodId period,
    Part<V> part,
    LongFunction<Flux<Entry<V>>> all,
    @Nullable LongFunction<Mono<Money>> sum) {

  public EntryList(String view, PeriodId period, Part<V> part, LongFunction<Flux<Entry<V>>> all) {
    this(view, period, part, all, null);
  }

  public EntryList<V> summedUp(LongFunction<Mono<Money>> sum) {
    return new EntryList<>(view, period, part, all, sum);
  }

  /** The part of the list in a window. */
  @FunctionalInterface
  public interface Part<V> {
    Mono<Listing<V>> at(long position, Window window);
  }
}
