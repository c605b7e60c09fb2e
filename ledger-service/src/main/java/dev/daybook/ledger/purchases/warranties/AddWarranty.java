package dev.daybook.ledger.purchases.warranties;

import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.contracts.purchases.WarrantyEvent.WARRANTY;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchasesRejection.HasWarranty;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyAdded;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyRow;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;

/** A purchase that has no warranty is under one from now on. */
public final class AddWarranty implements Slice<AddWarranty.Asked> {

  public record Asked(PurchaseId purchaseId, WarrantyId id, Moment moment, WarrantyTerms terms)
      implements Command {}

  @Override
  public String name() {
    return "purchases.add-warranty";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(WARRANTY, c.id(), warranty -> WarrantyRow.of(warranty, c.moment().day()));
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PURCHASE, c.purchaseId());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var bought = known.find(PURCHASE, c.purchaseId());
    if (bought == null) {
      return refuse(new NoSuch(PURCHASE.noun(), c.purchaseId()));
    }
    var warranty = bought.warranty();
    if (warranty != null) {
      return refuse(new HasWarranty(c.purchaseId(), warranty.id()));
    }
    return c.terms()
        .faults("")
        .elseAccept(() -> new WarrantyAdded(c.terms().of(c.id(), c.purchaseId())));
  }
}
