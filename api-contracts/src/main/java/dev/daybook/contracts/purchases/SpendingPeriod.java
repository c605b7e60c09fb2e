package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What was bought from one day to another comes to. */
public record SpendingPeriod(
    @Describe("The first day.") LocalDate from,
    @Describe("The last day.") LocalDate to,
    @Describe("In the currency that the answer is for; 0 if nothing was bought.")
        BigDecimal totalAmount,
    @Describe("How many purchases these are.") long itemCount) {}
