package dev.daybook.contracts.community;

import dev.daybook.contracts.Event;

/** Everything that a community writes down. */
public sealed interface CommunityEvent extends Event
    permits OwnerEvent,
        PropertyEvent,
        PeriodEvent,
        ContributionEvent,
        ExpenseEvent,
        BudgetItemEvent,
        ReadingEvent,
        ChargeEvent {}
