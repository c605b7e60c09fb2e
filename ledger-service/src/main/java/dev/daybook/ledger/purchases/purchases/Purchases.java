package dev.daybook.ledger.purchases.purchases;

import static dev.daybook.contracts.ErrorCode.TOO_LARGE;
import static dev.daybook.contracts.ErrorCode.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.purchases.PurchasesRejection.ENDS_BEFORE_START;
import static dev.daybook.contracts.purchases.PurchasesRejection.END_MISSING;
import static dev.daybook.contracts.purchases.PurchasesRejection.UNKNOWN_BRAND;
import static dev.daybook.contracts.purchases.PurchasesRejection.UNKNOWN_RETAILER;
import static dev.daybook.ledger.purchases.PurchasesPermissions.READ;
import static dev.daybook.ledger.purchases.PurchasesPermissions.RECORD;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.purchases.Bought;
import dev.daybook.contracts.purchases.BrandId;
import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.PurchaseRow;
import dev.daybook.contracts.purchases.PurchaseStatus;
import dev.daybook.contracts.purchases.RetailerId;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.identity.Tenants;
import dev.daybook.ledger.platform.views.Rooms;
import dev.daybook.ledger.platform.views.Shown;
import dev.daybook.ledger.platform.views.Today;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of purchases. */
@Component
final class Purchases implements Resource {

  private static final String TAG = "purchases";
  private static final String LIST = "/purchases";
  private static final String ONE = "/purchases/{purchase_id}";
  private static final int LONGEST_SEARCH = 200;

  private static final ErrorCode[] REFUSALS = {
    UNKNOWN_RETAILER, UNKNOWN_BRAND, TOO_MANY_DECIMALS, TOO_LARGE
  };

  private final List<Endpoint> endpoints;

  Purchases(CommandDesk desk, Ids ids, Rooms rooms, Today today, Tenants tenants, Clock clock) {
    var room =
        rooms
            .of(PURCHASES, Bought.class)
            .shownAs(
                new Shown<>(
                    PurchaseRow.class,
                    List.of(),
                    (call, at) -> today.of(call).map(day -> bought -> PurchaseRow.of(bought, day)),
                    (row, day) -> row.expiredSince()))
            .tag(TAG)
            .needs(READ);
    var recording = desk.tag(TAG).needs(RECORD);
    this.endpoints =
        List.of(
            recording.endpointAfter(
                Operation.post(LIST, "Record a purchase")
                    .description(
                        "With its warranty, if it comes with one: both are written down in one"
                            + " step, or neither is.")
                    .command(RecordPurchase.Body.class)
                    .creates(PurchaseRow.class, ONE)
                    .refuses(REFUSALS)
                    .refuses(ENDS_BEFORE_START, END_MISSING),
                new RecordPurchase(),
                call ->
                    tenants
                        .baseCurrency(call.tenant())
                        .map(
                            base ->
                                new RecordPurchase.Asked(
                                    ids.next(PurchaseId::new),
                                    ids.next(WarrantyId::new),
                                    base,
                                    Moment.now(clock),
                                    call.body(RecordPurchase.Body.class)))),
            recording.endpointAfter(
                Operation.put(ONE, "Replace a purchase")
                    .description(
                        "Says all of it anew but its warranty, which stays: what is left out is as"
                            + " if it were recorded anew. The history keeps what it said before; an"
                            + " edit that changes nothing is not written down.")
                    .command(ReplacePurchase.Body.class)
                    .returns(PurchaseRow.class)
                    .refuses(REFUSALS),
                new ReplacePurchase(),
                call ->
                    tenants
                        .baseCurrency(call.tenant())
                        .map(
                            base ->
                                new ReplacePurchase.Asked(
                                    id(call),
                                    base,
                                    Moment.now(clock),
                                    call.body(ReplacePurchase.Body.class)))),
            recording.endpoint(
                Operation.patch(ONE, "Edit a purchase")
                    .description(
                        "Changes what is named, and leaves the rest as it is. The history keeps"
                            + " what it said before; an edit that changes nothing is not written"
                            + " down.")
                    .command(EditPurchase.Body.class)
                    .returns(PurchaseRow.class)
                    .refuses(REFUSALS),
                new EditPurchase(),
                call ->
                    new EditPurchase.Asked(
                        id(call), Moment.now(clock), call.body(EditPurchase.Body.class))),
            recording.endpoint(
                Operation.delete(ONE, "Delete a purchase")
                    .description(
                        "Its warranty goes with it: from now on both are 404 and in no list, except"
                            + " in answers about the past. `GET /purchases/{purchase_id}/history`"
                            + " keeps what they were and who deleted them.")
                    .command(),
                new DeletePurchase(),
                call -> new DeletePurchase.Asked(id(call))),
            room.show(
                Operation.get(ONE, "Show a purchase")
                    .description(
                        "As it reads now, or as it read at `as_of` or `at_position`; its warranty"
                            + " as it stands on that day. A deleted one is 404; its history is"
                            + " kept.")),
            room.history(
                Operation.get(ONE + "/history", "Show a purchase's history")
                    .description(
                        "A step for each change of it or of its warranty, the oldest first: who did"
                            + " what when, and how it read before and after. A deleted one is found"
                            + " here still. How a warranty stood is told as of the day of the"
                            + " step."),
                PurchaseRow.class,
                (bought, time) -> PurchaseRow.of(bought, Moment.day(time))),
            room.list(
                Operation.get(LIST, "List purchases")
                    .description(
                        "The newest first: by the day that they were bought on, and then by when"
                            + " they were recorded; deleted ones are left out. All filters hold"
                            + " together.")
                    .query(
                        Parameter.choice("status", PurchaseStatus.class, "Only those that are so."))
                    .query(
                        Parameter.id(
                            "retailer_id", RetailerId::new, "Only those that were bought there."))
                    .query(Parameter.id("brand_id", BrandId::new, "Only products of that brand."))
                    .query(Parameter.currency("currency_code", "Only prices in that currency."))
                    .query(Parameter.day("date_from", "Only those of that day or a later one."))
                    .query(Parameter.day("date_to", "Only those of that day or an earlier one."))
                    .query(
                        Parameter.decimal(
                            "min_price", "Only prices of that much or more, in any currency."))
                    .query(
                        Parameter.decimal(
                            "max_price", "Only prices of that much or less, in any currency."))
                    .query(
                        Parameter.visibleText(
                            "search",
                            LONGEST_SEARCH,
                            "Only those whose product or notes have this in them, in any case."))));
  }

  private static PurchaseId id(Call call) {
    return call.pathId("purchase_id", PurchaseId::new);
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
