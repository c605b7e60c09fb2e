package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.contracts.purchases.PurchaseEvent.PURCHASE;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.purchases.PurchaseEvent.PurchaseDeleted;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyRemoved;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;

/** A purchase counts no more, and its warranty goes with it; the history of both stays. */
public final class DeletePurchase implements Slice<DeletePurchase.Asked> {

  public record Asked(PurchaseId id) implements Command {}

  @Override
  public String name() {
    return "purchases.delete-purchase";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(PURCHASE, c.id());
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PURCHASE, c.id());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var bought = known.find(PURCHASE, c.id());
    if (bought == null) {
      return refuse(new NoSuch(PURCHASE.noun(), c.id()));
    }
    var deleted = new PurchaseDeleted(c.id());
    var warranty = bought.warranty();
    return warranty == null
        ? accept(deleted)
        : accept(new WarrantyRemoved(warranty.id(), c.id()), deleted);
  }
}
