package dev.daybook.projections.community.sheets;

import dev.daybook.accounting.community.Balances;
import dev.daybook.contracts.MinorUnits;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.projections.Posted;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a period's sheet reads otherwise at one moment than at an earlier one: the events in between
 * are folded one by one, and each that moves a balance is a step. A step's share is what the
 * balances are after it less what they were before it, so all shares of an owner add up to the
 * difference between the two sheets.
 */
public final class Differences {

  /** So many steps are told one by one; of more only what each day came to. */
  public static final int MOST_STEPS = 500;

  /** So many amounts are told: an expense of a large house moves every owner's balance. */
  public static final int MOST_CHANGES = 250_000;

  /**
   * What moved balances.
   *
   * @param event null if nothing happened but that days went by: properties count as on the day
   * @param at the position that the balances are those of
   * @param changes by owner, in minor units; none of them is 0
   */
  public record Step(
      @Nullable Posted<CommunityEvent> event,
      long at,
      LocalDate day,
      SequencedMap<OwnerId, Long> changes) {}

  /**
   * What moved balances on one day, if that is told by days.
   *
   * @param events how many steps it took
   */
  public record Day(LocalDate day, long events, SequencedMap<OwnerId, Long> changes) {}

  /** What a day came to so far. */
  private static final class Sum {
    private long events;
    private final SequencedMap<OwnerId, Long> changes = new LinkedHashMap<>();

    void add(Step step) {
      events += step.event == null ? 0 : 1;
      step.changes.forEach((owner, amount) -> changes.merge(owner, amount, MinorUnits::plus));
    }

    /** Without what was taken back on the same day. */
    SequencedMap<OwnerId, Long> moved() {
      var moved = new LinkedHashMap<>(changes);
      moved.values().removeIf(amount -> amount == 0);
      return moved;
    }
  }

  private final CommunityFold fold;
  private final long from;
  private final LocalDate fromDay;
  private final List<Step> steps = new ArrayList<>();
  private final Map<LocalDate, Sum> days = new TreeMap<>();
  private @Nullable PeriodSheet before;
  private Balances balances = Balances.NONE;
  private LocalDate today;
  private boolean begun;
  private long told;
  private long ofDays;
  private long count;

  /**
   * @param from the earlier position
   * @param fromDay the day that it was there
   */
  public Differences(PeriodId period, long from, LocalDate fromDay) {
    this.fold = new CommunityFold(period);
    this.from = from;
    this.fromDay = fromDay;
    this.today = fromDay;
  }

  /**
   * The next event of the log; those up to the earlier position only tell where it begins.
   *
   * @return whether it moved a balance
   */
  public boolean post(Posted<CommunityEvent> posted) {
    if (posted.position() <= from) {
      fold.post(posted);
      return false;
    }
    begin();
    passDaysTo(day(posted.at()));
    fold.post(posted);
    return step(posted);
  }

  /**
   * The later sheet; null if there is no such period.
   *
   * @param toDay the day that it is there
   */
  public @Nullable PeriodSheet end(LocalDate toDay) {
    begin();
    passDaysTo(toDay);
    return fold.sheet(today);
  }

  private void begin() {
    if (!begun) {
      begun = true;
      before = fold.sheet(fromDay);
      balances = fold.balances(fromDay);
    }
  }

  /** Days that go by are told apart from what happens then, which did not move those balances. */
  private void passDaysTo(LocalDate day) {
    if (day.isAfter(today)) {
      today = day;
      step(null);
    }
  }

  private boolean step(@Nullable Posted<CommunityEvent> posted) {
    var now = fold.balances(today);
    var changes = changes(balances, now);
    balances = now;
    if (!changes.isEmpty()) {
      count++;
      tell(new Step(posted, Math.max(from, fold.position()), today, changes));
    }
    return !changes.isEmpty();
  }

  private static SequencedMap<OwnerId, Long> changes(Balances before, Balances after) {
    var changes = new LinkedHashMap<OwnerId, Long>();
    after
        .minus(before)
        .minor()
        .forEach(
            (owner, amount) -> {
              if (amount != 0) {
                changes.put(owner, amount);
              }
            });
    return changes;
  }

  private void tell(Step step) {
    var sum = days.computeIfAbsent(step.day, none -> new Sum());
    ofDays -= sum.changes.size();
    sum.add(step);
    ofDays += sum.changes.size();
    told += step.changes.size();
    if (areTooMany()) {
      steps.clear();
    } else {
      steps.add(step);
    }
  }

  private boolean areTooMany() {
    return count > MOST_STEPS || told > MOST_CHANGES;
  }

  /** Even by days it would be more than anybody reads. */
  public boolean isTooLarge() {
    return areTooMany() && ofDays > MOST_CHANGES;
  }

  /** The earlier sheet; null if there was no such period yet. */
  public @Nullable PeriodSheet before() {
    return before;
  }

  /** In the order of the log; null if there are too many to be told one by one. */
  public @Nullable List<Step> steps() {
    return areTooMany() ? null : List.copyOf(steps);
  }

  /** In their order. */
  public List<Day> days() {
    return days.entrySet().stream()
        .map(day -> new Day(day.getKey(), day.getValue().events, day.getValue().moved()))
        .toList();
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
