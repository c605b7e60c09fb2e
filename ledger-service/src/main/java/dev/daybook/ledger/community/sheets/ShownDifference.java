package dev.daybook.ledger.community.sheets;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.BalanceSheet.OwnerRow;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.SheetDifference;
import dev.daybook.contracts.community.SheetDifference.Change;
import dev.daybook.contracts.community.SheetDifference.Row;
import dev.daybook.contracts.community.SheetDifference.Step;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.ledger.community.sheets.ComparedMoments.Moments;
import dev.daybook.projections.community.sheets.Differences;
import dev.daybook.projections.community.sheets.Differences.Day;
import dev.daybook.projections.community.sheets.PeriodSheet;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two sheets and what lies between them, in the form that it is shown in. */
final class ShownDifference {

  private final Moments asked;
  private final Map<Long, CloudEvent> wire;
  private final PeriodSheet before;
  private final PeriodSheet after;
  private final @Nullable List<Differences.Step> steps;
  private final List<Day> days;

  /**
   * @param differences of a period that there was at the earlier moment; all events are posted
   * @param wire the events of its steps, by their positions
   */
  ShownDifference(Differences differences, Moments asked, Map<Long, CloudEvent> wire) {
    this.asked = asked;
    this.wire = wire;
    this.after = requireNonNull(differences.end(asked.to().day()));
    this.before = requireNonNull(differences.before());
    this.steps = differences.steps();
    this.days = differences.days();
  }

  SheetDifference difference() {
    return new SheetDifference(
        after.period().id(),
        currency().code(),
        asked.from().position(),
        asked.to().position(),
        rows(),
        steps == null
            ? days.stream().map(this::step).toList()
            : steps.stream().map(this::step).toList());
  }

  private CurrencyUnit currency() {
    return after.period().currency();
  }

  private List<Row> rows() {
    var earlier = byOwner(before);
    var later = byOwner(after);
    var owners = new LinkedHashMap<>(later);
    earlier.forEach(owners::putIfAbsent);
    return owners.values().stream()
        .map(row -> row(row, balance(earlier, row), balance(later, row)))
        .toList();
  }

  private static SequencedMap<OwnerId, OwnerRow> byOwner(PeriodSheet sheet) {
    return sheet.shown().owners().stream()
        .collect(
            Collectors.toMap(
                OwnerRow::ownerId, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  private BigDecimal balance(Map<OwnerId, OwnerRow> rows, OwnerRow owner) {
    var row = rows.get(owner.ownerId());
    return row == null ? Money.zero(currency()).amount() : row.balance();
  }

  private static Row row(OwnerRow owner, BigDecimal before, BigDecimal after) {
    return new Row(owner.ownerId(), owner.ownerName(), before, after, after.subtract(before));
  }

  private Step step(Differences.Step step) {
    var event = step.event();
    if (event == null) {
      return new Step(
          step.at(),
          null,
          null,
          step.day().atStartOfDay().toInstant(ZoneOffset.UTC),
          null,
          "Properties count as on %s".formatted(step.day()),
          null,
          null,
          changes(step.changes()));
    }
    var read = requireNonNull(wire.get(event.position()));
    return new Step(
        event.position(),
        read.type(),
        read.subject(),
        event.at(),
        read.actor(),
        EventText.of(event.event()),
        null,
        null,
        changes(step.changes()));
  }

  private Step step(Day day) {
    return new Step(
        null, null, null, null, null, null, day.day(), day.events(), changes(day.changes()));
  }

  /** In the order of the owners on the sheet. */
  private List<Change> changes(Map<OwnerId, Long> minor) {
    var left = new HashMap<>(minor);
    var changes = new ArrayList<Change>(minor.size());
    for (var owner : after.owners().stream().map(Owner::id).toList()) {
      var amount = left.remove(owner);
      if (amount != null) {
        changes.add(change(owner, amount));
      }
    }
    left.forEach((owner, amount) -> changes.add(change(owner, amount)));
    return List.copyOf(changes);
  }

  private Change change(OwnerId owner, long minor) {
    return new Change(owner, new Money(minor, currency()).amount());
  }
}
