package dev.daybook.contracts.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An earlier period was corrected, and so what was signed off here is no longer so. Only owners
 * whose balance is another one are named; very many of them take several of these.
 *
 * @param cause the period that was corrected
 */
public record ClosingBalancesRestated(
    PeriodId periodId,
    List<OwnerBalance> old,
    @JsonProperty("new") List<OwnerBalance> restated,
    PeriodId cause)
    implements PeriodEvent {}
