package dev.daybook.projections;

import dev.daybook.projections.Comparison.Difference;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Says how views and rebuilds are doing, from what stands in the database. */
final class ViewReport {

  private final RunnerDatabase database;

  ViewReport(RunnerDatabase database) {
    this.database = database;
  }

  Flux<ViewStatus> statuses() {
    return database.query(STATUSES, ViewReport::status);
  }

  /** Who has posted nothing for some seconds has no speed, whatever it was before. */
  private static final String STATUSES =
      """
      select s.view, s.version, s.position, daybook.head() as head, s.node, s.failure, s.rebuilt_at,
             case when s.posted_at > clock_timestamp() - interval '10 seconds'
                  then s.events_per_second else 0 end as events_per_second,
             coalesce(extract(epoch from clock_timestamp() - waiting.recorded_at), 0)::float8 as lag_seconds,
             n.view as next_view, n.position as next_position, n.failure as next_failure,
             n.events_per_second as next_per_second
        from daybook.view_state s
        left join daybook.view_state n on n.view = s.view and n.place = 'NEXT'
        left join daybook.event waiting on waiting.position = s.position + 1
       where s.place = 'SERVING'
       order by s.view
      """;

  private static ViewStatus status(Readable row) {
    long position = row.get("position", Long.class);
    long head = row.get("head", Long.class);
    var failure = row.get("failure", String.class);
    var rebuild = row.get("next_view", String.class) == null ? null : filling(row, head);
    return new ViewStatus(
        row.get("view", String.class),
        row.get("version", Integer.class),
        failure != null
            ? ViewStatus.State.FAILED
            : rebuild != null ? ViewStatus.State.REBUILDING : ViewStatus.State.SERVING,
        position,
        Math.max(0, head - position),
        Duration.ofMillis((long) (Math.max(0, row.get("lag_seconds", Double.class)) * 1000)),
        row.get("events_per_second", Float.class),
        row.get("rebuilt_at", Instant.class),
        row.get("node", String.class),
        failure,
        rebuild);
  }

  private static RebuildProgress filling(Readable row, long head) {
    return progress(
        row.get("view", String.class),
        row.get("next_position", Long.class),
        head,
        row.get("next_per_second", Float.class),
        row.get("next_failure", String.class));
  }

  private static RebuildProgress progress(
      String view, long position, long head, double perSecond, @Nullable String failure) {
    var left =
        perSecond > 0 ? Duration.ofMillis((long) ((head - position) / perSecond * 1000)) : null;
    var state = failure == null ? RebuildProgress.State.FILLING : RebuildProgress.State.FAILED;
    return new RebuildProgress(view, state, position, head, perSecond, left, failure);
  }

  Mono<RebuildProgress> progress(String view) {
    return statuses()
        .filter(status -> status.name().equals(view))
        .next()
        .map(
            status ->
                status.rebuild() != null
                    ? status.rebuild()
                    : new RebuildProgress(
                        view,
                        RebuildProgress.State.DONE,
                        status.position(),
                        status.position() + status.lagEvents(),
                        status.eventsPerSecond(),
                        Duration.ZERO,
                        null));
  }

  Mono<Comparison> comparison(long build) {
    return database
        .query(DIFFERENCES, ViewReport::difference, build)
        .collectList()
        .flatMap(
            differences ->
                database
                    .query(COMPARISON, row -> comparison(row, differences), build)
                    .singleOrEmpty());
  }

  private static final String DIFFERENCES =
      """
      select table_name, side, differing::text as differing from daybook.view_difference
       where build = $1 order by table_name, differing::text, side
      """;

  private static Difference difference(Readable row) {
    return new Difference(
        row.get("table_name", String.class),
        Comparison.Side.valueOf(row.get("side", String.class)),
        row.get("differing", String.class));
  }

  private static final String COMPARISON =
      "select view, position, compared_at from daybook.view_comparison where build = $1";

  private static Comparison comparison(Readable row, List<Difference> differences) {
    return new Comparison(
        row.get("view", String.class),
        row.get("position", Long.class),
        row.get("compared_at", Instant.class),
        differences);
  }
}
