package dev.daybook.contracts.purchases;

import dev.daybook.contracts.Event;

/** Everything that is written down about purchases. */
public sealed interface PurchasesEvent extends Event
    permits PurchaseEvent, RetailerEvent, BrandEvent, ImportEvent {}
