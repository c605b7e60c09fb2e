package dev.daybook.projections.community.contributions;

import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.projections.RebuildProgress;
import dev.daybook.projections.ViewsDatabase;
import java.time.Duration;
import java.util.List;

/** Measures how many events a second a rebuild of the contributions goes through. */
public final class RebuildRate {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Nine of ten are recorded, then some are edited and some voided. */
  private static final String EVENTS =
      """
      insert into daybook.event
        (position, id, tenant, type, revision, recorded_at, effective_on, tags, payload, metadata)
      select i, ('019a0000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid, 'demo',
             'community.contribution-' || kind,
             1, timestamptz '2026-01-01' + i * interval '1 second', date '2026-01-01' + (i / 1000)::int %% 365,
             array['contribution:' || entry, 'period:' || period, 'owner:' || owner],
             case kind when 'voided' then
               json_build_object('contribution_id', entry, 'period_id', period)
             else
               json_build_object('contribution_id', entry, 'period_id', period, 'owner_id', owner,
                 'amount', (i %% 100000 / 100.0)::numeric(12,2)::text, 'currency', 'EUR',
                 'date', date '2026-01-01' + (i / 1000)::int %% 365,
                 'comment', 'Paid by bank transfer, reference ' || i || ', for water and heating of the quarter')
             end,
             json_build_object('actor', '019a0000-0000-7000-a000-000000000001', 'correlation_id', entry, 'causation_id', entry, 'request_id', entry)
        from (select i,
                     case when i < 1000 or i %% 10 < 9 then 'recorded' when i %% 50 = 49 then 'voided' else 'edited' end as kind,
                     ('019a0000-0000-7000-8000-' || lpad(to_hex(case when i < 1000 or i %% 10 < 9 then i else i - 998 end), 12, '0'))::uuid as entry,
                     ('019a0000-0000-7000-b000-' || lpad(to_hex(i / 5000), 12, '0'))::uuid as period,
                     ('019a0000-0000-7000-c000-' || lpad(to_hex(i %% 100), 12, '0'))::uuid as owner
                from generate_series(1, %d) as g (i)) as made
      """;

  private RebuildRate() {}

  public static void main(String[] args) {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    try (var database = new ViewsDatabase()) {
      database.database().execute(EVENTS.formatted(events));
      database.database().execute("vacuum analyze daybook.event");
      System.out.println(
          "bytes of payload on average: "
              + database.number("select avg(length(payload::text))::bigint from daybook.event"));
      long begun = System.nanoTime();
      var runner =
          database.node("bench", CommunityEvents.TYPES, List.of(new ContributionsView())).runner();
      runner.positions().await("contributions", events, LONGEST).block();
      report("first posting", events, begun);
      for (int round = 0; round < 3; round++) {
        long again = System.nanoTime();
        runner.rebuild("contributions").block();
        var last = runner.progress("contributions").doOnNext(RebuildRate::print).blockLast(LONGEST);
        report("rebuild " + (last == null ? "?" : last.state()), events, again);
      }
      System.out.println(
          "rows: " + database.number("select count(*) from contributions.contribution"));
    }
    System.exit(0);
  }

  private static void print(RebuildProgress progress) {
    System.out.println(progress);
  }

  private static void report(String what, int events, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf("%s: %.1f s, %,.0f events/s%n", what, seconds, events / seconds);
  }
}
