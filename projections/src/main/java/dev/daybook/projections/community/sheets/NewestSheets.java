package dev.daybook.projections.community.sheets;

import dev.daybook.contracts.community.PeriodId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * The newest sheet of every period, for as long as there is room; the one that nobody asked for
 * longest makes room first. Who asks for what is just being drawn up waits for it. What is older
 * than the newest is not kept, so that looking into the past takes nothing from those who look at
 * today.
 */
final class NewestSheets {

  /** So that nobody waits for ever for what hangs. */
  private static final Duration LONGEST_DRAWING = Duration.ofSeconds(30);

  /** Of whose and which period there is one newest sheet. */
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

  private record Kept(Asked asked, PeriodSheet sheet) {}

  private final long room;
  private final Map<Page, Kept> newest = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Asked, Mono<PeriodSheet>> underWay = new HashMap<>();
  private long taken;

  /**
   * @param room for all that is kept, in bytes as sheets reckon them
   */
  NewestSheets(long room) {
    this.room = room;
  }

  /**
   * @param drawing draws it up; neither that there is no such period is kept, nor a failure
   */
  Mono<PeriodSheet> sheet(Asked asked, Mono<PeriodSheet> drawing) {
    return Mono.defer(() -> keptOrUnderWay(asked, drawing));
  }

  private synchronized Mono<PeriodSheet> keptOrUnderWay(Asked asked, Mono<PeriodSheet> drawing) {
    var kept = newest.get(asked.page());
    return kept != null && kept.asked.equals(asked)
        ? Mono.just(kept.sheet)
        : underWay.computeIfAbsent(asked, begun -> shared(asked, drawing));
  }

  /** Goes on when the first who asked goes away: others may be waiting. */
  private Mono<PeriodSheet> shared(Asked asked, Mono<PeriodSheet> drawing) {
    return drawing
        .timeout(LONGEST_DRAWING)
        .doOnNext(sheet -> keep(new Kept(asked, sheet)))
        .doOnTerminate(() -> over(asked))
        .cache();
  }

  private synchronized void keep(Kept drawn) {
    var page = drawn.asked.page();
    var before = newest.get(page);
    if (before != null && drawn.asked.isOlderThan(before.asked)) {
      return;
    }
    newest.put(page, drawn);
    taken += drawn.sheet.roughBytes() - (before == null ? 0 : before.sheet.roughBytes());
    var eldest = newest.values().iterator();
    while (taken > room) {
      taken -= eldest.next().sheet.roughBytes();
      eldest.remove();
    }
  }

  private synchronized void over(Asked asked) {
    underWay.remove(asked);
  }
}
