package dev.daybook.contracts.community;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Charge one owner alone; without a currency it is the period's. */
public record RecordCharge(
    ChargeId chargeId,
    PeriodId periodId,
    OwnerId ownerId,
    String description,
    BigDecimal amount,
    @Nullable Currency currency,
    LocalDate date)
    implements CommunityCommand {}
