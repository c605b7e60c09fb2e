package dev.daybook.projections.community.sheets;

import dev.daybook.contracts.community.PeriodId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sheets that were drawn up lately, for as long as there is room: the newest of every period, and,
 * in a room of their own, so that they take nothing from those who look at today, some of the past
 * and of days to come. Who asks for what is just being drawn up waits for it.
 */
final class DrawnSheets {

  /** How long a drawing may take, so that nobody waits for ever for one that hangs. */
  private static final Duration LONGEST_DRAWING = Duration.ofSeconds(30);

  /** What there is one newest sheet of: a tenant's period. */
  private record Page(String tenant, PeriodId period) {}

  /** All that a sheet depends on: what was drawn up for the one is right for all equal ones. */
  record Asked(String tenant, PeriodId period, LogState log, LocalDate today) {

    private Page page() {
      return new Page(tenant, period);
    }

    private boolean isOlderThan(Asked other) {
      return log.position() < other.log.position()
          || log.position() == other.log.position() && today.isBefore(other.today);
    }
  }

  record Drawn(Asked asked, PeriodSheet sheet) {}

  private final Clock clock;
  private final SheetCache<Page> newest;
  private final SheetCache<Asked> past;
  private final Map<Asked, Mono<PeriodSheet>> underWay = new HashMap<>();

  /** Has room for so many bytes, as sheets reckon their own. */
  DrawnSheets(long newestBytes, long pastBytes, Clock clock) {
    this.clock = clock;
    this.newest = new SheetCache<>(newestBytes);
    this.past = new SheetCache<>(pastBytes);
  }

  /**
   * @param drawing draws it up; neither that there is no such period is kept, nor a failure
   */
  Mono<PeriodSheet> sheet(Asked asked, Mono<PeriodSheet> drawing) {
    return Mono.defer(() -> drawnOrUnderWay(asked, drawing));
  }

  private synchronized Mono<PeriodSheet> drawnOrUnderWay(Asked asked, Mono<PeriodSheet> drawing) {
    var drawn = drawn(asked);
    return drawn != null
        ? Mono.just(drawn.sheet)
        : underWay.computeIfAbsent(asked, begun -> shared(asked, drawing));
  }

  private @Nullable Drawn drawn(Asked asked) {
    var drawn = newest.get(asked.page());
    return drawn != null && drawn.asked.equals(asked) ? drawn : past.get(asked);
  }

  /**
   * Shares one drawing among all who ask. It goes on when the first of them goes away, since others
   * may be waiting.
   */
  private Mono<PeriodSheet> shared(Asked asked, Mono<PeriodSheet> drawing) {
    return drawing
        .timeout(LONGEST_DRAWING)
        .doOnNext(sheet -> keep(new Drawn(asked, sheet)))
        .doOnTerminate(() -> over(asked))
        .cache();
  }

  private synchronized void keep(Drawn drawn) {
    var page = drawn.asked.page();
    var newestSoFar = newest.get(page);
    if (isToCome(drawn.asked)
        || newestSoFar != null && drawn.asked.isOlderThan(newestSoFar.asked)) {
      past.put(drawn.asked, drawn);
    } else {
      newest.put(page, drawn);
    }
  }

  /**
   * Whether the sheet is of a day to come, which says how it will be unless somebody changes it.
   */
  private boolean isToCome(Asked asked) {
    return asked.today.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private synchronized void over(Asked asked) {
    underWay.remove(asked);
  }
}
