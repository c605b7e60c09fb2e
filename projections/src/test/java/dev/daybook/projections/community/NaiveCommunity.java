package dev.daybook.projections.community;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ClosingBalancesRestated;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.ContributionEdited;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.ContributionRecorded;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.ContributionVoided;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.HistoryStep;
import dev.daybook.contracts.community.HistoryStep.Action;
import dev.daybook.contracts.community.OwnerEdited;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerRegistered;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodEdited;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodOpened;
import dev.daybook.contracts.community.PeriodReopened;
import dev.daybook.contracts.community.PeriodStatus;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.projections.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A community played through in memory, in the simplest way there is. */
final class NaiveCommunity {

  final Map<OwnerId, Entry<OwnerView>> owners = new LinkedHashMap<>();
  final Map<PeriodId, Entry<PeriodView>> periods = new LinkedHashMap<>();
  final Map<ContributionId, Entry<ContributionView>> contributions = new LinkedHashMap<>();
  final Map<ContributionId, List<HistoryStep<ContributionView>>> histories = new HashMap<>();

  void play(long position, CommunityEvent event) {
    switch (event) {
      case OwnerRegistered e ->
          owners.put(
              e.ownerId(),
              new Entry<>(new OwnerView(e.ownerId(), e.name(), e.email()), position, position));
      case OwnerEdited e ->
          owners.compute(
              e.ownerId(),
              (id, before) ->
                  new Entry<>(
                      new OwnerView(id, e.name(), e.email()),
                      requireNonNull(before).first(),
                      position));
      case PeriodOpened e ->
          periods.put(
              e.periodId(),
              new Entry<>(
                  new PeriodView(
                      e.periodId(),
                      e.name(),
                      e.startDate(),
                      e.endDate(),
                      e.currency(),
                      PeriodStatus.OPEN,
                      e.previousPeriodId(),
                      null),
                  position,
                  position));
      case PeriodClosed e -> turn(e.periodId(), PeriodStatus.CLOSED, position);
      case PeriodReopened e -> turn(e.periodId(), PeriodStatus.OPEN, position);
      case PeriodEdited _,
          ClosingBalancesRestated _,
          PropertyEvent _,
          ExpenseEvent _,
          BudgetItemEvent _,
          ReadingEvent _,
          ChargeEvent _ ->
          throw new IllegalArgumentException("not in these histories: " + event);
      case ContributionRecorded e ->
          change(
              e.contributionId(),
              new ContributionView(
                  e.contributionId(),
                  e.periodId(),
                  e.ownerId(),
                  e.amount(),
                  e.currency(),
                  e.date(),
                  e.comment()),
              Action.RECORDED,
              position);
      case ContributionEdited e ->
          change(
              e.contributionId(),
              new ContributionView(
                  e.contributionId(),
                  e.periodId(),
                  e.ownerId(),
                  e.amount(),
                  e.currency(),
                  e.date(),
                  e.comment()),
              Action.EDITED,
              position);
      case ContributionVoided e -> change(e.contributionId(), null, Action.VOIDED, position);
    }
  }

  List<Entry<PeriodView>> periodsInOrder() {
    return periods.values().stream()
        .sorted(
            Comparator.comparing((Entry<PeriodView> entry) -> entry.value().startDate())
                .thenComparing(Entry::first))
        .toList();
  }

  List<Entry<ContributionView>> contributionsInOrder(PeriodId period, @Nullable OwnerId owner) {
    return contributions.values().stream()
        .filter(entry -> entry.value().periodId().equals(period))
        .filter(entry -> owner == null || entry.value().ownerId().equals(owner))
        .sorted(
            Comparator.comparing((Entry<ContributionView> entry) -> entry.value().date())
                .thenComparing(Entry::first))
        .toList();
  }

  private void turn(PeriodId id, PeriodStatus status, long position) {
    periods.computeIfPresent(
        id,
        (same, entry) -> {
          var p = entry.value();
          var turned =
              new PeriodView(
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

  private void change(
      ContributionId id, @Nullable ContributionView after, Action action, long position) {
    var before = contributions.remove(id);
    if (after != null) {
      contributions.put(
          id, new Entry<>(after, before == null ? position : before.first(), position));
    }
    histories
        .computeIfAbsent(id, none -> new ArrayList<>())
        .add(
            new HistoryStep<>(
                position,
                Instant.EPOCH,
                "ada",
                action,
                before == null ? null : before.value(),
                after));
  }
}
