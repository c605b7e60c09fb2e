package dev.daybook.ledger.community.editperiod;

import static dev.daybook.contracts.community.CommunityRejection.DATES_REVERSED;
import static dev.daybook.contracts.community.CommunityRejection.DUPLICATE_PERIOD_NAME;
import static dev.daybook.contracts.community.CommunityRejection.ENTRIES_OUTSIDE_PERIOD;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_CLOSED;
import static dev.daybook.contracts.community.CommunityRejection.PERIOD_OPEN;
import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.community.CommunityCommand;
import dev.daybook.contracts.community.EditPeriod;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.community.ReopenPeriod;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One address for two things that one can do to a period; they are not done together. */
@Component
final class EditPeriodEndpoint implements Endpoint {

  /** Closing has an address of its own, because one signs off by it. */
  @Describe("a period is closed with POST /periods/{period_id}/close")
  enum Status {
    OPEN
  }

  /** The change to a period: either it is reopened, or it gets another name or other days. */
  record Body(
      @Nullable @Describe("OPEN reopens the period; give the reason, and nothing else.")
          Status status,
      @Nullable
          @Describe("Why it is reopened; the history shows it.")
          @NotBlank
          @MaxLength(2000)
          @Example("A bill was missing.")
          String reason,
      @Nullable
          @Describe("Unique within the calendar year that the period starts in, ignoring case.")
          @NotBlank
          @MaxLength(200)
          String name,
      @Nullable @Describe("The first day that belongs to it.") LocalDate startDate,
      @Nullable @Describe("The last day that belongs to it.") LocalDate endDate) {

    /** What does not go together. */
    List<Detail> faults() {
      var faults = new ArrayList<Detail>();
      if (status == null && reason != null) {
        faults.add(FaultCode.MISSING.at("status", "must be OPEN where a reason is given"));
      }
      if (status != null && reason == null) {
        faults.add(FaultCode.MISSING.at("reason", "is required to reopen a period"));
      }
      if (status != null && isEdit()) {
        faults.add(FaultCode.NOT_TOGETHER.at("status", "can't come together with a name or dates"));
      }
      return faults;
    }

    private boolean isEdit() {
      return name != null || startDate != null || endDate != null;
    }
  }

  private static final Operation OPERATION =
      Operation.patch("/periods/{period_id}", "Reopen or edit a period")
          .tag("periods")
          .description(
              "`{\"status\":\"OPEN\",\"reason\":…}` reopens a closed period: it takes"
                  + " entries again, and the sheets of later periods are provisional until it is"
                  + " closed. A name or days change an open period; its currency and the period"
                  + " that it continues never change. To close, use `POST"
                  + " /periods/{period_id}/close`.")
          .needs(CommunityPermissions.CLOSE_PERIODS)
          .command(Body.class)
          .returns(PeriodView.class)
          .refuses(
              PERIOD_OPEN,
              PERIOD_CLOSED,
              DUPLICATE_PERIOD_NAME,
              DATES_REVERSED,
              ENTRIES_OUTSIDE_PERIOD,
              ErrorCodes.VIEW_BEHIND);

  private final CommandDesk desk;

  EditPeriodEndpoint(CommandDesk desk) {
    this.desk = desk;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var body = call.body(Body.class);
    var faults = body.faults();
    return faults.isEmpty()
        ? desk.<PeriodView>send(
            call, command(call.pathId("period_id", PeriodId::new), body), Answer::ok)
        : Mono.just(Answer.problem(Problem.unacceptable(faults)));
  }

  private static CommunityCommand command(PeriodId id, Body body) {
    return body.status() == null
        ? new EditPeriod(id, body.name(), body.startDate(), body.endDate())
        : new ReopenPeriod(id, requireNonNull(body.reason()));
  }
}
