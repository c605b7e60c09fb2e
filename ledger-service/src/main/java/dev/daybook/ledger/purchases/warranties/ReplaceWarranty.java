package dev.daybook.ledger.purchases.warranties;

import static dev.daybook.contracts.purchases.WarrantyEvent.WARRANTY;
import static dev.daybook.ledger.platform.slice.Decision.acceptIfChanged;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.PurchasesRejection.WarrantyIsVoided;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyEdited;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyRow;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;

/** A warranty reads like this from now on, whatever it said before. */
public final class ReplaceWarranty implements Slice<ReplaceWarranty.Asked> {

  public record Asked(WarrantyId id, Moment moment, WarrantyTerms terms) implements Command {}

  @Override
  public String name() {
    return "purchases.replace-warranty";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(WARRANTY, c.id(), warranty -> WarrantyRow.of(warranty, c.moment().day()));
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(WARRANTY, c.id());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var before = known.find(WARRANTY, c.id());
    if (before == null) {
      return refuse(new NoSuch(WARRANTY.noun(), c.id()));
    }
    if (before.hasBeenVoided()) {
      return refuse(new WarrantyIsVoided(c.id()));
    }
    return c.terms()
        .faults("")
        .elseDecide(
            () ->
                acceptIfChanged(
                    before, c.terms().of(c.id(), before.purchaseId()), WarrantyEdited::new));
  }
}
