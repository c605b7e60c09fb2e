package dev.daybook.ledger.community.editperiod;

import static dev.daybook.ledger.community.CommunityErrors.DATES_REVERSED;
import static dev.daybook.ledger.community.CommunityErrors.DUPLICATE_PERIOD_NAME;
import static dev.daybook.ledger.community.CommunityErrors.ENTRIES_OUTSIDE_PERIOD;
import static dev.daybook.ledger.community.CommunityErrors.PERIOD_CLOSED;
import static dev.daybook.ledger.community.CommunityErrors.PERIOD_OPEN;

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
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Problem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One address for two things that one can do to a period; they are not done together. */
@Component
final class EditPeriodEndpoint implements Endpoint {

  /** Closing has an address of its own, because one signs off by it. */
  enum Status {
    OPEN
  }

  /** The change to a period: either it is reopened, or it gets another name or other days. */
  record Body(
      @Nullable @Describe("OPEN reopens the period; give the reason, and nothing else.")
          Status status,
      @Nullable @NotBlank @MaxLength(2000) @Example("A bill was missing.") String reason,
      @Nullable @NotBlank @MaxLength(200) String name,
      @Nullable LocalDate startDate,
      @Nullable LocalDate endDate) {

    private boolean isEdit() {
      return name != null || startDate != null || endDate != null;
    }
  }

  private static final Operation OPERATION =
      Operation.patch("/periods/{period_id}", "Reopen or edit a period")
          .tag("periods")
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
    var command = command(call.pathId("period_id", PeriodId::new), call.body(Body.class));
    return desk.<PeriodView>send(call, command, Answer::ok);
  }

  private static CommunityCommand command(PeriodId id, Body body) {
    var reason = body.reason();
    if (body.status() == null) {
      if (reason != null) {
        throw fault("status", "must be OPEN where a reason is given", "required");
      }
      return new EditPeriod(id, body.name(), body.startDate(), body.endDate());
    }
    if (reason == null) {
      throw fault("reason", "is required to reopen a period", "required");
    }
    if (body.isEdit()) {
      throw fault("status", "can't come together with a name or dates", "not_together");
    }
    return new ReopenPeriod(id, reason);
  }

  private static Problem.Raised fault(String field, String message, String code) {
    return Problem.of(ErrorCodes.VALIDATION_ERROR, "%s %s.".formatted(field, message))
        .details(List.of(new Detail(field, message, code)))
        .raise();
  }
}
