package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.util.List;

/** A property, as shown: as it is on the day of the answer, and how it has been and will be. */
public record PropertyView(
    PropertyId id,
    String label,
    OwnerId ownerId,
    BigDecimal shareWeight,
    boolean active,
    @Describe("How it counts, from which day on; the first stretch holds from always.")
        List<PropertyStretch> stretches) {}
