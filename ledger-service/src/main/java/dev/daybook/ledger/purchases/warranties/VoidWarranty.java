package dev.daybook.ledger.purchases.warranties;

import static dev.daybook.contracts.purchases.WarrantyEvent.WARRANTY;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.purchases.PurchasesRejection.NoSuch;
import dev.daybook.contracts.purchases.PurchasesRejection.WarrantyIsVoided;
import dev.daybook.contracts.purchases.WarrantyEvent.WarrantyVoided;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyRow;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;

/** A warranty covers nothing from now on, whenever it would have ended. */
public final class VoidWarranty implements Slice<VoidWarranty.Asked> {

  public record Body(
      @NotBlank @MaxLength(2000) @Describe("Why.") @Example("Opened by the customer")
          String reason) {}

  public record Asked(WarrantyId id, Moment moment, Body body) implements Command {}

  @Override
  public String name() {
    return "purchases.void-warranty";
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
    return before.hasBeenVoided()
        ? refuse(new WarrantyIsVoided(c.id()))
        : accept(
            new WarrantyVoided(c.id(), before.purchaseId(), c.moment().time(), c.body().reason()));
  }
}
