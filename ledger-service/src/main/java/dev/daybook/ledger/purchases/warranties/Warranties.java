package dev.daybook.ledger.purchases.warranties;

import static dev.daybook.contracts.purchases.PurchasesRejection.ENDS_BEFORE_START;
import static dev.daybook.contracts.purchases.PurchasesRejection.END_MISSING;
import static dev.daybook.contracts.purchases.PurchasesRejection.HAS_WARRANTY;
import static dev.daybook.contracts.purchases.PurchasesRejection.WARRANTY_VOIDED;
import static dev.daybook.ledger.purchases.PurchasesPermissions.READ;
import static dev.daybook.ledger.purchases.PurchasesPermissions.RECORD;
import static dev.daybook.projections.purchases.PurchasesTables.WARRANTIES;
import static dev.daybook.projections.purchases.WarrantyQueries.SOON_DAYS;

import dev.daybook.contracts.purchases.PurchaseId;
import dev.daybook.contracts.purchases.Warranty;
import dev.daybook.contracts.purchases.WarrantyId;
import dev.daybook.contracts.purchases.WarrantyRow;
import dev.daybook.contracts.purchases.WarrantyStatus;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Rooms;
import dev.daybook.ledger.platform.views.Shown;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.projections.Wanted;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The operations of warranties. */
@Component
final class Warranties implements Resource {

  private static final long MOST_DAYS = 36_600;

  private static final String TAG = "warranties";
  private static final String LIST = "/warranties";
  private static final String ONE = "/warranties/{warranty_id}";

  private static final Parameter<WarrantyStatus> STATUS =
      Parameter.choice("status", WarrantyStatus.class, "Only those that stand so on that day.");
  private static final Parameter<Boolean> EXPIRING_SOON =
      Parameter.flag(
          "expiring_soon", "true: only active ones that end within %d days.".formatted(SOON_DAYS));
  private static final Parameter<Long> DAYS =
      Parameter.number(
          "days",
          0,
          MOST_DAYS,
          "Within how many days they end; %d, unless said.".formatted(SOON_DAYS));

  private final List<Endpoint> endpoints;

  Warranties(CommandDesk desk, Ids ids, Rooms rooms, Today today, Clock clock) {
    var room =
        rooms
            .of(WARRANTIES, Warranty.class)
            .shownAs(
                new Shown<>(
                    WarrantyRow.class,
                    List.of(),
                    (call, at) ->
                        today.of(call).map(day -> warranty -> WarrantyRow.of(warranty, day)),
                    (row, day) -> row.expiredSince()))
            .tag(TAG)
            .needs(READ);
    var recording = desk.tag(TAG).needs(RECORD);
    this.endpoints =
        List.of(
            recording.endpoint(
                Operation.post("/purchases/{purchase_id}/warranty", "Add a warranty")
                    .description("To a purchase that has none yet.")
                    .command(WarrantyTerms.class)
                    .creates(WarrantyRow.class, ONE)
                    .refuses(HAS_WARRANTY, ENDS_BEFORE_START, END_MISSING),
                new AddWarranty(),
                call ->
                    new AddWarranty.Asked(
                        call.pathId("purchase_id", PurchaseId::new),
                        ids.next(WarrantyId::new),
                        Moment.now(clock),
                        call.body(WarrantyTerms.class))),
            recording.endpoint(
                Operation.put(ONE, "Replace a warranty")
                    .description(
                        "Says all of it anew: what is left out is no longer said. The history keeps"
                            + " what it said before. One that was voided stays as it is.")
                    .command(WarrantyTerms.class)
                    .returns(WarrantyRow.class)
                    .refuses(WARRANTY_VOIDED, ENDS_BEFORE_START, END_MISSING),
                new ReplaceWarranty(),
                call ->
                    new ReplaceWarranty.Asked(
                        id(call), Moment.now(clock), call.body(WarrantyTerms.class))),
            recording.endpoint(
                Operation.post(ONE + "/void", "Void a warranty")
                    .description(
                        "It covers nothing from now on, for the reason given; that can't be"
                            + " undone.")
                    .command(VoidWarranty.Body.class)
                    .returns(WarrantyRow.class)
                    .refuses(WARRANTY_VOIDED),
                new VoidWarranty(),
                call ->
                    new VoidWarranty.Asked(
                        id(call), Moment.now(clock), call.body(VoidWarranty.Body.class))),
            room.show(
                Operation.get(ONE, "Show a warranty")
                    .description(
                        "As it stands today, or on the day of `as_of` or `at_position`. One whose"
                            + " purchase was deleted is 404; its history is kept.")),
            room.history(
                Operation.get(ONE + "/history", "Show a warranty's history"),
                WarrantyRow.class,
                (warranty, time) -> WarrantyRow.of(warranty, Moment.day(time))),
            room.list(
                Operation.get(LIST, "List warranties")
                    .description(
                        "In the order of recording. How each stands is of today, or of the day of"
                            + " `as_of` or `at_position`.")
                    .query(STATUS)
                    .query(EXPIRING_SOON),
                call -> today.of(call).map(day -> listed(call, day))),
            room.list(
                Operation.get(LIST + "/expiring", "List warranties that expire")
                    .description("Active ones that end within some days; the first to end first.")
                    .query(DAYS),
                call -> today.of(call).map(day -> expiring(day, call.query(DAYS, SOON_DAYS)))));
  }

  private static WarrantyId id(Call call) {
    return call.pathId("warranty_id", WarrantyId::new);
  }

  private static Wanted listed(Call call, LocalDate day) {
    var wanted = having(Wanted.ALL, call.query(STATUS), day);
    return call.query(EXPIRING_SOON, false)
        ? wanted.having("standing", true).having("ends_from", day).having("ends_to", soon(day))
        : wanted;
  }

  private static Wanted having(Wanted wanted, @Nullable WarrantyStatus status, LocalDate day) {
    return switch (status) {
      case null -> wanted;
      case ACTIVE -> wanted.having("standing", true).having("ends_from", day);
      case EXPIRED -> wanted.having("standing", true).having("ended_before", day);
      case VOIDED -> wanted.having("voided", true);
    };
  }

  private static Wanted expiring(LocalDate day, long days) {
    return Wanted.ALL
        .having("standing", true)
        .having("ends_from", day)
        .having("ends_to", day.plusDays(days))
        .sortedBy("warranty_end");
  }

  private static LocalDate soon(LocalDate day) {
    return day.plusDays(SOON_DAYS);
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
