package dev.daybook.ledger.community.closeperiod;

import static dev.daybook.contracts.community.CommunityRejection.CANNOT_CLOSE;
import static dev.daybook.contracts.community.CommunityRejection.NO_ACTIVE_PROPERTY;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MUCH_TO_RESTATE;
import static dev.daybook.contracts.community.CommunityRejection.UNALLOCATED_EXPENSES;
import static dev.daybook.contracts.community.CommunityRejection.ZERO_CONSUMPTION;

import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.views.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class ClosePeriodEndpoint implements Endpoint {

  /** What the one who closes takes upon the community. */
  record Body(
      @Nullable
          @Describe(
              "Close even if there are expenses that no budget item shares; the community bears"
                  + " them. False, unless given.")
          Boolean acceptUnallocated) {}

  private static final Operation OPERATION =
      Operation.post("/periods/{period_id}/close", "Close a period")
          .tag("periods")
          .description(
              "Records what every owner's account comes to; from then on the period takes"
                  + " no entry, and no edit or void of one, until it is reopened. Refused with"
                  + " `cannot_close` while expenses can't be shared, for want of an active"
                  + " property or of consumption, or have no budget item (unless"
                  + " `accept_unallocated`); `details` has an entry for each cause. Later periods"
                  + " of the chain that are closed already and come to something else now are"
                  + " restated with it. Earlier ones need not be closed.")
          .needs(CommunityPermissions.CLOSE_PERIODS)
          .command(Body.class)
          .returns(PeriodView.class)
          .refuses(PERIOD_CLOSED, CANNOT_CLOSE, ErrorCodes.SUM_TOO_LARGE, ErrorCodes.VIEW_BEHIND)
          .because(NO_ACTIVE_PROPERTY, ZERO_CONSUMPTION, UNALLOCATED_EXPENSES, TOO_MUCH_TO_RESTATE);

  private final CommandDesk desk;
  private final Today today;

  ClosePeriodEndpoint(CommandDesk desk, Today today) {
    this.desk = desk;
    this.today = today;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var command =
        new ClosePeriod(
            call.pathId("period_id", PeriodId::new),
            today.now(),
            Boolean.TRUE.equals(call.body(Body.class).acceptUnallocated()));
    return desk.<PeriodView>send(call, command, Answer::ok);
  }
}
