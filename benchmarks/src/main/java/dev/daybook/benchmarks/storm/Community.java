package dev.daybook.benchmarks.storm;

import dev.daybook.benchmarks.NotMeasured;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Owners with a flat each, and periods in chains of two. An amount is given out once, so that what
 * was done twice stands twice in the log; it is a multiple of four, so that four owners share it
 * without a rest.
 */
final class Community {

  static final int OWNERS = 4;

  private final Clerk clerk;
  private final RandomGenerator chance;
  private final AtomicLong amounts = new AtomicLong();
  private int chains;

  final List<String> owners;

  /** Those that are worked at. */
  final List<Period> periods = new CopyOnWriteArrayList<>();

  Community(Clerk clerk, RandomGenerator chance) {
    this.clerk = clerk;
    this.chance = chance;
    this.owners =
        Stream.generate(
                () -> create("/owners", "{\"name\": \"An owner\"}", "community.owner-registered"))
            .limit(OWNERS)
            .toList();
    for (var owner : owners) {
      var flat = "{\"label\": \"Of %1$s\", \"owner_id\": \"%1$s\", \"share_weight\": \"1\"}";
      create("/properties", flat.formatted(owner), "community.property-registered");
    }
  }

  /** Two periods, of which the second continues the first; earlier ones are left alone. */
  void openChain() {
    chains++;
    periods.clear();
    var first = open("2026-01-01", "2026-03-31", "");
    var second =
        open("2026-04-01", "2026-06-30", ", \"previous_period_id\": \"" + first.id() + "\"");
    periods.addAll(List.of(first, second));
  }

  private Period open(String from, String to, String previous) {
    var json =
        "{\"name\": \"%d from %s\", \"start_date\": \"%s\", \"end_date\": \"%s\", \"currency\": \"EUR\"%s}";
    var id =
        create(
            "/periods",
            json.formatted(chains, from, from, to, previous),
            "community.period-opened");
    var item =
        create(
            "/periods/" + id + "/budget-items",
            "{\"payment_type\": \"WATER\", \"budgeted_cost\": \"1\", \"allocation_strategy\": \"FIXED_FEE\"}",
            "community.budget-item-added");
    var period = new Period(id, to, item);
    require(record(period, Kind.EXPENSE));
    return period;
  }

  private String create(String path, String json, String event) {
    return require(new Command(key(), "POST", "/api/v1" + path, json, "", event, Set.of()));
  }

  private String require(Command command) {
    return clerk
        .tell(command, chance)
        .orElseThrow(() -> new NotMeasured("The community can't be made: " + command))
        .subject();
  }

  Period any(RandomGenerator chance) {
    return periods.get(chance.nextInt(periods.size()));
  }

  Command record(Period period, Kind kind) {
    return record(period, kind, owners.getFirst());
  }

  Command record(Period period, Kind kind, String owner) {
    var json =
        "{\"%s\": \"%s\", \"amount\": \"%d\", \"date\": \"%s\"%s}"
            .formatted(
                kind.ownerField(),
                owner,
                OWNERS * amounts.incrementAndGet(),
                period.day(),
                switch (kind) {
                  case CONTRIBUTION -> "";
                  case EXPENSE ->
                      ", \"payment_type\": \"WATER\", \"budget_item_id\": \""
                          + period.item()
                          + "\"";
                  case CHARGE -> ", \"description\": \"A key\"";
                });
    return new Command(
        key(),
        "POST",
        period.path(kind.path()),
        json,
        "",
        kind.recorded(),
        Set.of("period_closed"));
  }

  Command voided(Kind kind, String id) {
    var path = "/api/v1" + kind.path() + "/" + id;
    return new Command(key(), "DELETE", path, "", id, kind.voided(), Set.of("period_closed"));
  }

  Command close(Period period) {
    return new Command(
        key(),
        "POST",
        period.path("/close"),
        "",
        period.id(),
        "community.period-closed",
        Set.of("period_closed"));
  }

  Command reopen(Period period) {
    return new Command(
        key(),
        "PATCH",
        period.path(""),
        "{\"status\": \"OPEN\", \"reason\": \"a bill was missing\"}",
        period.id(),
        "community.period-reopened",
        Set.of("period_open"));
  }

  static String key() {
    return UUID.randomUUID().toString();
  }
}
