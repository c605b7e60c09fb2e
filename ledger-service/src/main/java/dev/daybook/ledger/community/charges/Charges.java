package dev.daybook.ledger.community.charges;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.FUTURE_DATE;
import static dev.daybook.contracts.community.CommunityRejection.OWNER_RETIRED;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;
import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.ledger.community.CommunityPermissions.RECORD_ENTRIES;
import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;

import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent.ChargeVoided;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.ledger.community.CommunityWarnings;
import dev.daybook.ledger.community.PeriodRooms;
import dev.daybook.ledger.community.VoidEntry;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Resource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of service charges. */
@Component
final class Charges implements Resource {

  private static final String TAG = "charges";
  private static final String LIST = "/periods/{period_id}/charges";
  private static final String ONE = "/charges/{charge_id}";

  private static final Parameter<OwnerId> OWNER =
      Parameter.id("owner_id", OwnerId::new, "Only this owner's, with their cumulative total.");

  private final List<Endpoint> endpoints;

  Charges(CommandDesk desk, Ids ids, PeriodRooms rooms, CommunityWarnings warnings) {
    var room = rooms.of(CHARGES, Charge.class).tag(TAG).needs(READ);
    this.endpoints =
        List.of(
            desk.endpoint(
                Operation.post(LIST, "Record a charge")
                    .tag(TAG)
                    .description(
                        "What one owner alone owes and nobody shares, such as a lost key: the"
                            + " owner's balance goes down by the amount. The date lies within the"
                            + " period, which is open.")
                    .needs(RECORD_ENTRIES)
                    .command(RecordCharge.Body.class)
                    .creates(Charge.class, ONE)
                    .refuses(
                        PERIOD_CLOSED,
                        UNKNOWN_OWNER,
                        OWNER_RETIRED,
                        DATE_OUTSIDE_PERIOD,
                        CURRENCY_NOT_OF_PERIOD,
                        TOO_MANY_DECIMALS,
                        TOO_LARGE)
                    .warns(FUTURE_DATE),
                new RecordCharge(),
                call ->
                    new RecordCharge.Asked(
                        ids.next(ChargeId::new),
                        call.pathId("period_id", PeriodId::new),
                        call.body(RecordCharge.Body.class)),
                warnings.ofFutureDate(call -> call.body(RecordCharge.Body.class).date())),
            desk.endpoint(
                Operation.patch(ONE, "Edit a charge")
                    .tag(TAG)
                    .description(
                        "Corrects the charge while its period is open. The history keeps what it"
                            + " said before; an edit that changes nothing is not written down.")
                    .needs(RECORD_ENTRIES)
                    .command(EditCharge.Body.class)
                    .returns(Charge.class)
                    .refuses(
                        PERIOD_CLOSED,
                        UNKNOWN_OWNER,
                        OWNER_RETIRED,
                        DATE_OUTSIDE_PERIOD,
                        TOO_MANY_DECIMALS,
                        TOO_LARGE)
                    .warns(FUTURE_DATE),
                new EditCharge(),
                call ->
                    new EditCharge.Asked(
                        call.pathId("charge_id", ChargeId::new), call.body(EditCharge.Body.class)),
                warnings.ofFutureDate(call -> call.body(EditCharge.Body.class).date())),
            desk.endpoint(
                VoidEntry.operation(CHARGE, ONE, "Void a charge").tag(TAG),
                new VoidEntry<>(CHARGE, "community.void-charge", ChargeVoided::new),
                call -> new VoidEntry.Asked<>(call.pathId("charge_id", ChargeId::new))),
            room.show(Operation.get(ONE, "Show a charge")),
            room.history(Operation.get(ONE + "/history", "Show a charge's history")),
            room.list(Operation.get(LIST, "List charges").query(OWNER), OWNER));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
