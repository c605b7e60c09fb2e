package dev.daybook.ledger.community.owners;

import static dev.daybook.contracts.community.CommunityRejection.BALANCE_NOT_ZERO;
import static dev.daybook.contracts.community.CommunityRejection.HOLDS_PROPERTY;
import static dev.daybook.contracts.community.CommunityRejection.SAME_NAME;
import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.ledger.community.CommunityPermissions.REGISTER_OWNERS;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;

import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStep;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.community.CommunityWarnings;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Rooms;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of owners. */
@Component
final class Owners implements Resource {

  private static final String TAG = "owners";
  private static final String LIST = "/owners";
  private static final String ONE = "/owners/{owner_id}";

  private static final Parameter<Boolean> RETIRED =
      Parameter.flag("retired", "True for those who have retired by now, and no others.");

  private static final Operation EDIT =
      Operation.patch(ONE, "Edit an owner")
          .tag(TAG)
          .description(
              "A new name shows everywhere from now on, in the sheets of closed periods too. With"
                  + " `retired_on` the owner ends: from the day after it on no entry names the"
                  + " owner, who leaves the list, and the sheets of periods that begin later. The"
                  + " history keeps what it said before; an edit that changes nothing is not"
                  + " written down.")
          .needs(REGISTER_OWNERS)
          .command(EditOwner.Body.class)
          .returns(Owner.class)
          .refuses(
              HOLDS_PROPERTY, BALANCE_NOT_ZERO, ErrorCodes.SUM_TOO_LARGE, ErrorCodes.VIEW_BEHIND)
          .warns(SAME_NAME);

  private final List<Endpoint> endpoints;

  Owners(
      CommandDesk desk,
      Ids ids,
      Rooms rooms,
      CommunityWarnings warnings,
      PeriodQueries periods,
      SheetQueries sheets,
      TenantConnections serviceConnections,
      Today today) {
    var room = rooms.of(OWNERS, Owner.class).tag(TAG).needs(READ);
    this.endpoints =
        List.of(
            desk.endpoint(
                Operation.post(LIST, "Register an owner")
                    .tag(TAG)
                    .description(
                        "An owner has a row in every balance sheet of the tenant, with zeros while"
                            + " nothing happened. Owners are edited, and never removed; two may"
                            + " have the same name.")
                    .needs(REGISTER_OWNERS)
                    .command(RegisterOwner.Body.class)
                    .creates(Owner.class, ONE)
                    .warns(SAME_NAME),
                new RegisterOwner(),
                call ->
                    new RegisterOwner.Asked(
                        ids.next(OwnerId::new), call.body(RegisterOwner.Body.class)),
                warnings.ofSameName(
                    call -> call.body(RegisterOwner.Body.class).name(), call -> null)),
            retireOrEdit(
                desk.endpoint(
                    EDIT,
                    new RetireOwner(),
                    new RetireOwner.Views(serviceConnections, periods, sheets),
                    call -> new RetireOwner.Asked(id(call), body(call), today.now())),
                desk.endpoint(
                    EDIT,
                    new EditOwner(),
                    call -> new EditOwner.Asked(id(call), body(call)),
                    warnings.ofSameName(call -> body(call).name(), Owners::id))),
            room.show(
                Operation.get(ONE, "Show an owner")
                    .description(
                        "The owner's name and address, now or at `as_of` or `at_position`. What"
                            + " the owner's account comes to is in `GET"
                            + " /periods/{period_id}/balances/{owner_id}`.")),
            room.steps(
                Operation.get(ONE + "/history", "Show an owner's history")
                    .description(
                        "A step for the registration and for each edit, the oldest first: who did"
                            + " it when, and how the owner read before and after."),
                OwnerStep.class,
                OwnerStep::of),
            room.list(
                Operation.get(LIST, "List owners")
                    .description(
                        "The owners of the tenant, in the order of registration, but those who have"
                            + " retired by now, or had by the day of `as_of` or `at_position`."),
                RETIRED,
                (call, wanted) -> today.of(call).map(day -> wanted.having(which(call), day))));
  }

  private static String which(Call call) {
    return call.query(RETIRED, false) ? "retired_by" : "not_retired_by";
  }

  private static OwnerId id(Call call) {
    return call.pathId("owner_id", OwnerId::new);
  }

  private static EditOwner.Body body(Call call) {
    return call.body(EditOwner.Body.class);
  }

  /** One address for both; only to retire rests on what the owner has and owes. */
  private static Endpoint retireOrEdit(Endpoint retire, Endpoint edit) {
    return Endpoint.of(
        EDIT, call -> body(call).isRetiring() ? retire.handle(call) : edit.handle(call));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
