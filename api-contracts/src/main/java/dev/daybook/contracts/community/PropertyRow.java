package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.util.List;

/** A property, as shown: as it is on the day of the answer, and how it has been and will be. */
public record PropertyRow(
    PropertyId id,
    String label,
    @Describe("Whose it is on the day of the answer.") OwnerId ownerId,
    @Describe(
            "How much it bears of PROPORTIONAL costs, in relation to the other"
                + " properties' weights; at most 6 decimals.")
        BigDecimal shareWeight,
    @Describe("Whether costs are shared over it on the day of the answer.") boolean active,
    @Describe("How it counts, from which day on; the first stretch holds from always.")
        List<PropertyStretch> stretches) {}
