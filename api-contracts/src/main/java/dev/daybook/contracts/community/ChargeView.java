package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/** A service charge, as shown. */
public record ChargeView(
    ChargeId id,
    PeriodId periodId,
    OwnerId ownerId,
    String description,
    BigDecimal amount,
    Currency currency,
    LocalDate date) {}
