package dev.daybook.projections;

import dev.daybook.projections.Comparison.Difference;
import java.time.Duration;
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

  /**
   * How all views are doing. A posting that has not moved for some seconds has no speed, whatever
   * it was before.
   */
  private static final String STATUSES =
      """
      select s.view, s.version, p.position, daybook.head() as head, p.node, s.failure, s.rebuilt_at,
             case when p.posted_at > clock_timestamp() - interval '10 seconds'
                  then p.events_per_second::float8 else 0 end as events_per_second,
             coalesce(extract(epoch from clock_timestamp() - waiting.recorded_at), 0)::float8 as lag_seconds,
             n.view as next_view, coalesce(np.position, 0) as next_position, n.failure as next_failure,
             coalesce(np.events_per_second, 0)::float8 as next_per_second
        from daybook.view_state s
        join daybook.view_posting p on p.posting = s.posting
        left join daybook.view_state n on n.view = s.view and n.place = 'NEXT'
        left join daybook.view_posting np on np.posting = n.posting
        left join daybook.event waiting on waiting.position = p.position + 1
       where s.place = 'SERVING'
       order by s.view
      """;

  private static ViewStatus status(Row row) {
    long position = row.number("position");
    long head = row.number("head");
    var failure = row.textOrNull("failure");
    var rebuild = row.textOrNull("next_view") == null ? null : filling(row, head);
    return new ViewStatus(
        row.text("view"),
        row.integer("version"),
        failure != null
            ? ViewStatus.State.FAILED
            : rebuild != null ? ViewStatus.State.REBUILDING : ViewStatus.State.SERVING,
        position,
        Math.max(0, head - position),
        Duration.ofMillis((long) (Math.max(0, row.decimal("lag_seconds")) * 1000)),
        row.decimal("events_per_second"),
        row.timeOrNull("rebuilt_at"),
        row.textOrNull("node"),
        failure,
        rebuild);
  }

  private static RebuildProgress filling(Row row, long head) {
    return progress(
        row.text("view"),
        row.number("next_position"),
        head,
        row.decimal("next_per_second"),
        row.textOrNull("next_failure"));
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

  private static Difference difference(Row row) {
    return new Difference(
        row.text("table_name"), Comparison.Side.valueOf(row.text("side")), row.text("differing"));
  }

  private static final String COMPARISON =
      "select view, position, compared_at from daybook.view_comparison where build = $1";

  private static Comparison comparison(Row row, List<Difference> differences) {
    return new Comparison(
        row.text("view"), row.number("position"), row.time("compared_at"), differences);
  }
}
