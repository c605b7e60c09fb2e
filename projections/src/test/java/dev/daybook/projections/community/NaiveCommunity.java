package dev.daybook.projections.community;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.Step.Action;
import dev.daybook.contracts.community.BudgetItem;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemAdded;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemEdited;
import dev.daybook.contracts.community.BudgetItemEvent.BudgetItemVoided;
import dev.daybook.contracts.community.BudgetItemId;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.Expense;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseEdited;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseRecorded;
import dev.daybook.contracts.community.ExpenseEvent.ExpenseVoided;
import dev.daybook.contracts.community.ExpenseId;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerEvent.OwnerRetired;
import dev.daybook.contracts.community.OwnerEvent.OwnerReturned;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesRestated;
import dev.daybook.contracts.community.PeriodEvent.ClosingBalancesStated;
import dev.daybook.contracts.community.PeriodEvent.PeriodClosed;
import dev.daybook.contracts.community.PeriodEvent.PeriodEdited;
import dev.daybook.contracts.community.PeriodEvent.PeriodOpened;
import dev.daybook.contracts.community.PeriodEvent.PeriodReopened;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyEvent.PropertyRelabelled;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.Reading;
import dev.daybook.contracts.community.ReadingEvent.ReadingEdited;
import dev.daybook.contracts.community.ReadingEvent.ReadingRecorded;
import dev.daybook.contracts.community.ReadingEvent.ReadingVoided;
import dev.daybook.contracts.community.ReadingId;
import dev.daybook.projections.Entry;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A community played through in memory, in the simplest way there is. */
final class NaiveCommunity {

  final Map<OwnerId, Entry<Owner>> owners = new LinkedHashMap<>();
  final Map<PeriodId, Entry<Period>> periods = new LinkedHashMap<>();
  final NaiveEntries<ContributionId, Contribution> contributions =
      new NaiveEntries<>(Contribution::date);
  final NaiveEntries<ExpenseId, Expense> expenses = new NaiveEntries<>(Expense::date);
  final NaiveEntries<ChargeId, Charge> charges = new NaiveEntries<>(Charge::date);
  final NaiveEntries<BudgetItemId, BudgetItem> budgetItems =
      new NaiveEntries<>(undated -> LocalDate.EPOCH);
  final NaiveEntries<ReadingId, Reading> readings = new NaiveEntries<>(Reading::date);
  final Map<PropertyId, Entry<NaiveProperty>> properties = new LinkedHashMap<>();

  void play(long position, CommunityEvent event) {
    switch (event) {
      case OwnerRegistered e ->
          owners.put(
              e.ownerId(),
              new Entry<>(new Owner(e.ownerId(), e.name(), e.email()), position, position));
      case OwnerEdited e ->
          owners.compute(
              e.ownerId(),
              (id, before) ->
                  new Entry<>(
                      new Owner(id, e.name(), e.email()),
                      requireNonNull(before).first(),
                      position));
      case OwnerRetired _, OwnerReturned _ ->
          throw new IllegalArgumentException("not in these histories: " + event);
      case PeriodOpened e ->
          periods.put(
              e.periodId(),
              new Entry<>(
                  new Period(
                      e.periodId(),
                      e.name(),
                      e.startDate(),
                      e.endDate(),
                      new CurrencyUnit(e.currency(), e.decimals()),
                      PeriodStatus.OPEN,
                      e.previousPeriodId(),
                      null),
                  position,
                  position));
      case PeriodClosed e -> turn(e.periodId(), PeriodStatus.CLOSED, position);
      case PeriodReopened e -> turn(e.periodId(), PeriodStatus.OPEN, position);
      case PropertyRegistered e ->
          properties.put(
              e.propertyId(), new Entry<>(NaiveProperty.registered(e), position, position));
      case PropertyRelabelled e ->
          change(e.propertyId(), position, property -> property.called(e.label()));
      case PropertyChanged e -> change(e.propertyId(), position, property -> property.with(e));
      case PeriodEdited _, ClosingBalancesStated _, ClosingBalancesRestated _ ->
          throw new IllegalArgumentException("not in these histories: " + event);
      case ContributionRecorded e ->
          contributions.change(e.contributionId(), e.contribution(), Action.RECORDED, position);
      case ContributionEdited e ->
          contributions.change(e.contributionId(), e.contribution(), Action.EDITED, position);
      case ContributionVoided e ->
          contributions.change(e.contributionId(), null, Action.VOIDED, position);
      case ExpenseRecorded e ->
          expenses.change(e.expenseId(), e.expense(), Action.RECORDED, position);
      case ExpenseEdited e -> expenses.change(e.expenseId(), e.expense(), Action.EDITED, position);
      case ExpenseVoided e -> expenses.change(e.expenseId(), null, Action.VOIDED, position);
      case ChargeRecorded e -> charges.change(e.chargeId(), e.charge(), Action.RECORDED, position);
      case ChargeEdited e -> charges.change(e.chargeId(), e.charge(), Action.EDITED, position);
      case ChargeVoided e -> charges.change(e.chargeId(), null, Action.VOIDED, position);
      case BudgetItemAdded e ->
          budgetItems.change(e.budgetItemId(), e.budgetItem(), Action.RECORDED, position);
      case BudgetItemEdited e ->
          budgetItems.change(e.budgetItemId(), e.budgetItem(), Action.EDITED, position);
      case BudgetItemVoided e ->
          budgetItems.change(e.budgetItemId(), null, Action.VOIDED, position);
      case ReadingRecorded e ->
          readings.change(e.readingId(), e.reading(), Action.RECORDED, position);
      case ReadingEdited e -> readings.change(e.readingId(), e.reading(), Action.EDITED, position);
      case ReadingVoided e -> readings.change(e.readingId(), null, Action.VOIDED, position);
    }
  }

  private void change(PropertyId id, long position, UnaryOperator<NaiveProperty> change) {
    properties.computeIfPresent(
        id, (same, entry) -> new Entry<>(change.apply(entry.value()), entry.first(), position));
  }

  List<Entry<Period>> periodsInOrder() {
    return periods.values().stream()
        .sorted(
            Comparator.comparing((Entry<Period> entry) -> entry.value().startDate())
                .thenComparing(Entry::first))
        .toList();
  }

  private void turn(PeriodId id, PeriodStatus status, long position) {
    periods.computeIfPresent(
        id,
        (same, entry) -> {
          var p = entry.value();
          var turned =
              new Period(
                  id,
                  p.name(),
                  p.startDate(),
                  p.endDate(),
                  p.currency(),
                  status,
                  p.previousPeriodId(),
                  null);
          return new Entry<>(turned, entry.first(), position);
        });
  }
}
