package dev.daybook.ledger.purchases.analytics;

import dev.daybook.contracts.schema.Describe;
import java.util.Currency;
import java.util.List;

/** In which currency something is reckoned, and in which it is not: money is never added across. */
record Currencies(
    @Describe("The currency whose purchases the answer is about.") Currency currency,
    @Describe(
            "Those of all other purchases, which are left out. Ask for each by `currency`; warranties"
                + " are counted whatever the currency, so that none is left out.")
        List<Currency> otherCurrencies) {}
