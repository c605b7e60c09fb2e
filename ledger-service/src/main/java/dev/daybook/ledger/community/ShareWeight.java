package dev.daybook.ledger.community;

import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;

/** What the weight of a property is held to. */
public final class ShareWeight {

  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(9);

  public static Decision.Faults refuseUnlessFitting(BigDecimal weight) {
    return EntryFaults.refuseUnlessMeasure("share_weight", weight, LARGEST);
  }

  private ShareWeight() {}
}
