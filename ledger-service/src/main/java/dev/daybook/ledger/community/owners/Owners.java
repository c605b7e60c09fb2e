package dev.daybook.ledger.community.owners;

import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.ledger.community.CommunityPermissions.REGISTER_OWNERS;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;

import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerStep;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Rooms;
import java.util.List;
import org.springframework.stereotype.Component;

/** The operations of owners. */
@Component
final class Owners implements Resource {

  private static final String TAG = "owners";
  private static final String LIST = "/owners";
  private static final String ONE = "/owners/{owner_id}";

  private final List<Endpoint> endpoints;

  Owners(CommandDesk desk, Ids ids, Rooms rooms) {
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
                    .creates(Owner.class, ONE),
                new RegisterOwner(),
                call ->
                    new RegisterOwner.Asked(
                        ids.next(OwnerId::new), call.body(RegisterOwner.Body.class))),
            desk.endpoint(
                Operation.patch(ONE, "Edit an owner")
                    .tag(TAG)
                    .description(
                        "A new name shows everywhere from now on, in the sheets of closed periods"
                            + " too. The history keeps what it said before; an edit that changes"
                            + " nothing is not written down.")
                    .needs(REGISTER_OWNERS)
                    .command(EditOwner.Body.class)
                    .returns(Owner.class),
                new EditOwner(),
                call ->
                    new EditOwner.Asked(
                        call.pathId("owner_id", OwnerId::new), call.body(EditOwner.Body.class))),
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
                    .description("All owners of the tenant, in the order of registration.")));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
