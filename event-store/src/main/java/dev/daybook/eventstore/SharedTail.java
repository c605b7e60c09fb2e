package dev.daybook.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The newest events of a tenant, read once for all who follow them, and kept while anybody does.
 * Whoever is further behind than this reaches reads the log by himself.
 */
final class SharedTail {

  private static final int MOST_EVENTS = 1_000;
  private static final long MOST_CHARACTERS = 1 << 20;

  /** All events of the tenant after a position and until another one. */
  private record Window(long after, long until, List<StoredEvent> events) {

    Window with(List<StoredEvent> more) {
      List<StoredEvent> all = new ArrayList<>(events);
      all.addAll(more);
      long characters = 0;
      int kept = 0;
      while (kept < Math.min(all.size(), MOST_EVENTS) && characters < MOST_CHARACTERS) {
        kept++;
        characters += length(all.get(all.size() - kept));
      }
      int gone = all.size() - kept;
      return new Window(
          gone == 0 ? after : all.get(gone - 1).position(),
          all.getLast().position(),
          List.copyOf(all.subList(gone, all.size())));
    }

    Window until(long head) {
      return new Window(after, head, events);
    }

    private static long length(StoredEvent event) {
      return (long) event.payload().length() + event.metadata().length();
    }
  }

  private final String tenant;
  private final LogPages pages;
  private final Mono<Long> head;
  private final Flux<Long> news;
  private volatile @Nullable Window window;

  /**
   * @param heads ever greater positions that the log has reached
   * @param head asks how far it reaches
   */
  SharedTail(
      String tenant, LogPages pages, Flux<Long> heads, Mono<Long> head, Scheduler scheduler) {
    this.tenant = tenant;
    this.pages = pages;
    this.head = head;
    this.news =
        heads
            .concatMap(this::read, 0)
            .retryWhen(Outage.retries(Long.MAX_VALUE, scheduler))
            .doFinally(end -> window = null)
            .publish()
            .refCount(1);
  }

  /** Ever greater positions that the log has reached; a slow subscriber gets the newest. */
  Flux<Long> heads() {
    return Tail.increasing(news, head);
  }

  /** What is asked for, if it is all here; empty if not. */
  Optional<List<StoredEvent>> recent(LogQuery query) {
    Window known = window;
    return known == null
            || !query.metadata().isEmpty()
            || query.after() < known.after
            || query.until() > known.until
        ? Optional.empty()
        : Optional.of(known.events.stream().filter(query::means).toList());
  }

  private Mono<Long> read(long reached) {
    Window known = window;
    if (known == null) {
      window = new Window(reached, reached, List.of());
      return Mono.just(reached);
    }
    return pages
        .all(new LogQuery(tenant, Criterion.ANY, Map.of(), known.until, reached))
        .reduce(known, Window::with)
        .doOnNext(read -> window = read.until(reached))
        .thenReturn(reached);
  }
}
