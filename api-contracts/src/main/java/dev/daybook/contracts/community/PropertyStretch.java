package dev.daybook.contracts.community;

import dev.daybook.contracts.schema.Describe;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a property counts from a day on, until the next stretch begins. */
public record PropertyStretch(
    @Nullable @Describe("The first day; null in the first stretch, which holds from always.")
        LocalDate from,
    @Describe("Whose it is in this stretch.") OwnerId ownerId,
    BigDecimal shareWeight,
    @Describe("Whether costs are shared over it.") boolean active) {}
