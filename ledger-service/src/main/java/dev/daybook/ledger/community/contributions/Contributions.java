package dev.daybook.ledger.community.contributions;

import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.DATE_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.FUTURE_DATE;
import static dev.daybook.contracts.community.CommunityRejection.OWNER_RETIRED;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_LARGE;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MANY_DECIMALS;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_OWNER;
import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.ledger.community.CommunityPermissions.RECORD_ENTRIES;
import static dev.daybook.projections.community.contributions.ContributionsTable.CONTRIBUTIONS;

import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionVoided;
import dev.daybook.contracts.community.ContributionId;
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

/** The operations of contributions. */
@Component
final class Contributions implements Resource {

  private static final String TAG = "contributions";
  private static final String LIST = "/periods/{period_id}/contributions";
  private static final String ONE = "/contributions/{contribution_id}";

  private static final Parameter<OwnerId> OWNER =
      Parameter.id("owner_id", OwnerId::new, "Only this owner's, with their cumulative total.");

  private final List<Endpoint> endpoints;

  Contributions(CommandDesk desk, Ids ids, PeriodRooms rooms, CommunityWarnings warnings) {
    var room = rooms.of(CONTRIBUTIONS, Contribution.class).tag(TAG).needs(READ);
    this.endpoints =
        List.of(
            desk.endpoint(
                Operation.post(LIST, "Record a contribution")
                    .tag(TAG)
                    .description(
                        "Money that an owner paid in: the owner's balance goes up by the amount. The"
                            + " date lies within the period, which is open.")
                    .needs(RECORD_ENTRIES)
                    .command(RecordContribution.Body.class)
                    .creates(Contribution.class, ONE)
                    .refuses(
                        PERIOD_CLOSED,
                        UNKNOWN_OWNER,
                        OWNER_RETIRED,
                        DATE_OUTSIDE_PERIOD,
                        CURRENCY_NOT_OF_PERIOD,
                        TOO_MANY_DECIMALS,
                        TOO_LARGE)
                    .warns(FUTURE_DATE),
                new RecordContribution(),
                call ->
                    new RecordContribution.Asked(
                        ids.next(ContributionId::new),
                        call.pathId("period_id", PeriodId::new),
                        call.body(RecordContribution.Body.class)),
                warnings.ofFutureDate(call -> call.body(RecordContribution.Body.class).date())),
            desk.endpoint(
                Operation.patch(ONE, "Edit a contribution")
                    .tag(TAG)
                    .description(
                        "Corrects the contribution while its period is open. The history keeps what it"
                            + " said before; an edit that changes nothing is not written down.")
                    .needs(RECORD_ENTRIES)
                    .command(EditContribution.Body.class)
                    .returns(Contribution.class)
                    .refuses(
                        PERIOD_CLOSED,
                        UNKNOWN_OWNER,
                        OWNER_RETIRED,
                        DATE_OUTSIDE_PERIOD,
                        TOO_MANY_DECIMALS,
                        TOO_LARGE)
                    .warns(FUTURE_DATE),
                new EditContribution(),
                call ->
                    new EditContribution.Asked(
                        call.pathId("contribution_id", ContributionId::new),
                        call.body(EditContribution.Body.class)),
                warnings.ofFutureDate(call -> call.body(EditContribution.Body.class).date())),
            desk.endpoint(
                VoidEntry.operation(CONTRIBUTION, ONE, "Void a contribution").tag(TAG),
                new VoidEntry<>(
                    CONTRIBUTION, "community.void-contribution", ContributionVoided::new),
                call -> new VoidEntry.Asked<>(call.pathId("contribution_id", ContributionId::new))),
            room.show(Operation.get(ONE, "Show a contribution")),
            room.history(Operation.get(ONE + "/history", "Show a contribution's history")),
            room.list(Operation.get(LIST, "List contributions").query(OWNER), OWNER));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
