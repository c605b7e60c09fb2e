package dev.daybook.ledger.community.periods;

import static dev.daybook.contracts.community.CommunityRejection.CANNOT_CLOSE;
import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PREVIOUS;
import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NO_MORE;
import static dev.daybook.contracts.community.CommunityRejection.DATES_REVERSED;
import static dev.daybook.contracts.community.CommunityRejection.DUPLICATE_PERIOD_NAME;
import static dev.daybook.contracts.community.CommunityRejection.ENTRIES_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.HAS_SUCCESSOR;
import static dev.daybook.contracts.community.CommunityRejection.NO_ACTIVE_PROPERTY;
import static dev.daybook.contracts.community.CommunityRejection.OVERLAPPING_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_OPEN;
import static dev.daybook.contracts.community.CommunityRejection.TOO_MUCH_TO_RESTATE;
import static dev.daybook.contracts.community.CommunityRejection.UNALLOCATED_EXPENSES;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.ZERO_CONSUMPTION;
import static dev.daybook.ledger.community.CommunityPermissions.CLOSE_PERIODS;
import static dev.daybook.ledger.community.CommunityPermissions.OPEN_PERIODS;
import static dev.daybook.ledger.community.CommunityPermissions.READ;
import static dev.daybook.ledger.community.CommunityPermissions.READ_PERIODS;
import static dev.daybook.projections.community.periods.PeriodsView.PERIODS;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.community.Period;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodStep;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Histories;
import dev.daybook.ledger.platform.views.Rooms;
import dev.daybook.ledger.platform.views.Shown;
import dev.daybook.ledger.platform.views.Today;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.sheets.EntryDaysQuery;
import dev.daybook.projections.community.sheets.SheetQueries;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The operations of periods. */
@Component
final class Periods implements Resource {

  private static final String TAG = "periods";
  private static final String LIST = "/periods";
  private static final String ONE = "/periods/{period_id}";

  /** Closing has an address of its own, because one signs off by it. */
  @Describe("a period is closed with POST /periods/{period_id}/close")
  enum Status {
    OPEN
  }

  private static final Operation REOPEN_OR_EDIT =
      Operation.patch(ONE, "Reopen or edit a period")
          .tag(TAG)
          .description(
              "`{\"status\":\"OPEN\",\"reason\":…}` reopens a closed period: it takes"
                  + " entries again, and the sheets of later periods are provisional until it is"
                  + " closed. A name or days change an open period; its currency and the period"
                  + " that it continues never change. To close, use `POST"
                  + " /periods/{period_id}/close`.")
          .needs(CLOSE_PERIODS)
          .command(PeriodChange.class)
          .returns(Period.class)
          .refuses(
              PERIOD_OPEN,
              PERIOD_CLOSED,
              DUPLICATE_PERIOD_NAME,
              DATES_REVERSED,
              ENTRIES_OUTSIDE_PERIOD,
              ErrorCodes.VIEW_BEHIND)
          .warns(OVERLAPPING_PERIOD);

  private static final Operation CLOSE =
      Operation.post(ONE + "/close", "Close a period")
          .tag(TAG)
          .description(
              "Records what every owner's account comes to; from then on the period takes"
                  + " no entry, and no edit or void of one, until it is reopened. Refused with"
                  + " `cannot_close` while expenses can't be shared, for want of an active"
                  + " property or of consumption, or have no budget item (unless"
                  + " `accept_unallocated`); `details` has an entry for each cause. Later periods"
                  + " of the chain that are closed already and come to something else now are"
                  + " restated with it. Earlier ones need not be closed.")
          .needs(CLOSE_PERIODS)
          .command(ClosePeriod.Body.class)
          .returns(Period.class)
          .refuses(PERIOD_CLOSED, CANNOT_CLOSE, ErrorCodes.SUM_TOO_LARGE, ErrorCodes.VIEW_BEHIND)
          .because(NO_ACTIVE_PROPERTY, ZERO_CONSUMPTION, UNALLOCATED_EXPENSES, TOO_MUCH_TO_RESTATE);

  private final List<Endpoint> endpoints;

  Periods(
      CommandDesk desk,
      Ids ids,
      Rooms rooms,
      Histories histories,
      PeriodQueries periods,
      EntryDaysQuery days,
      SheetQueries sheets,
      Today today) {
    var room =
        rooms.of(PERIODS, Period.class).shownAs(lookedAt(periods)).tag(TAG).needs(READ_PERIODS);
    this.endpoints =
        List.of(
            desk.endpoint(
                Operation.post(LIST, "Open a period")
                    .tag(TAG)
                    .description(
                        "Begins with the closing balances of the period that it continues, or with"
                            + " its running ones while that is open. A period is continued by one"
                            + " other at most, and which one it continues never changes. Both of"
                            + " its days belong to it; periods may overlap.")
                    .needs(OPEN_PERIODS)
                    .command(OpenPeriod.Body.class)
                    .creates(Period.class, ONE)
                    .refuses(
                        DUPLICATE_PERIOD_NAME,
                        DATES_REVERSED,
                        UNKNOWN_PERIOD,
                        HAS_SUCCESSOR,
                        CURRENCY_NOT_OF_PREVIOUS,
                        CURRENCY_NO_MORE)
                    .warns(OVERLAPPING_PERIOD),
                new OpenPeriod(),
                call ->
                    new OpenPeriod.Asked(
                        ids.next(PeriodId::new), call.body(OpenPeriod.Body.class))),
            reopenOrEdit(
                desk.endpoint(
                    REOPEN_OR_EDIT,
                    new ReopenPeriod(),
                    call ->
                        new ReopenPeriod.Asked(
                            call.pathId("period_id", PeriodId::new),
                            requireNonNull(call.body(PeriodChange.class).reason()))),
                desk.endpoint(
                    REOPEN_OR_EDIT,
                    new EditPeriod(),
                    new EditPeriod.Views(periods, days),
                    call -> {
                      var body = call.body(PeriodChange.class);
                      return new EditPeriod.Asked(
                          call.pathId("period_id", PeriodId::new),
                          body.name(),
                          body.startDate(),
                          body.endDate());
                    })),
            desk.endpoint(
                CLOSE,
                new ClosePeriod(),
                new ClosePeriod.Views(sheets),
                call ->
                    new ClosePeriod.Asked(
                        call.pathId("period_id", PeriodId::new),
                        today.now(),
                        Boolean.TRUE.equals(
                            call.body(ClosePeriod.Body.class).acceptUnallocated()))),
            room.show(
                Operation.get(ONE, "Show a period")
                    .description(
                        "Its name, days and currency, and whether it is open. What it comes to is"
                            + " in `GET /periods/{period_id}/balance-sheet`.")),
            history(histories, periods),
            room.list(
                Operation.get(LIST, "List periods")
                    .description(
                        "All periods of the tenant, by their first days, then in the order of"
                            + " opening.")));
  }

  private static Shown<Period, Period> lookedAt(PeriodQueries periods) {
    return new Shown<>(Period.class, List.of(), (call, at) -> Mono.just(periods::lookedAt));
  }

  /** One address for two things that one can do to a period; they are not done together. */
  private static Endpoint reopenOrEdit(Endpoint reopen, Endpoint edit) {
    return Endpoint.of(
        REOPEN_OR_EDIT,
        call -> {
          var body = call.body(PeriodChange.class);
          var faults = body.faults();
          if (!faults.isEmpty()) {
            return Mono.just(Answer.problem(Problem.unacceptable(faults)));
          }
          return body.status() == null ? edit.handle(call) : reopen.handle(call);
        });
  }

  /** Not the room's: it also has the restatements, after which a period reads as before. */
  private static Endpoint history(Histories histories, PeriodQueries periods) {
    return Endpoint.of(
        Operation.get(ONE + "/history", "Show a period's history")
            .tag(TAG)
            .description(
                "A step for each change, the oldest first: who opened, edited, closed and"
                    + " reopened it, and why; and whose correction restated its closing balances.")
            .needs(READ)
            .lists(PeriodStep.class)
            .timeTravel(),
        call -> {
          var id = call.pathId("period_id", PeriodId::new);
          return histories.show(
              call,
              PERIODS.view(),
              "period",
              id,
              at -> periods.history(call.tenant(), id, at),
              PeriodStep::of);
        });
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
