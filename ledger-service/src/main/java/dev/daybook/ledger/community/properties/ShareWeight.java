package dev.daybook.ledger.community.properties;

import dev.daybook.ledger.community.EntryFaults;
import dev.daybook.ledger.platform.slice.Decision;
import java.math.BigDecimal;

/** What the weight of a property is held to. */
final class ShareWeight {

  private static final BigDecimal LARGEST = BigDecimal.TEN.pow(9);

  static Decision.Reasons refuseUnlessFitting(BigDecimal weight) {
    return EntryFaults.refuseUnlessMeasure("share_weight", weight, LARGEST);
  }

  private ShareWeight() {}
}
