package dev.daybook.ledger.community.openperiod;

import static dev.daybook.contracts.community.CommunityRejection.CURRENCY_NOT_OF_PREVIOUS;
import static dev.daybook.contracts.community.CommunityRejection.DATES_REVERSED;
import static dev.daybook.contracts.community.CommunityRejection.DUPLICATE_PERIOD_NAME;
import static dev.daybook.contracts.community.CommunityRejection.HAS_SUCCESSOR;
import static dev.daybook.contracts.community.CommunityRejection.UNKNOWN_PERIOD;

import dev.daybook.contracts.CurrencyUnit;
import dev.daybook.contracts.community.OpenPeriod;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.community.PeriodView;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.community.CommunityPermissions;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class OpenPeriodEndpoint implements Endpoint {

  /** A period to be. */
  record Body(
      @Describe("Unique within the calendar year that the period starts in, ignoring case.")
          @NotBlank
          @MaxLength(200)
          @Example("2026 Q1")
          String name,
      @Describe("The first day that belongs to it.") @Example("2026-01-01") LocalDate startDate,
      @Describe("The last day that belongs to it.") @Example("2026-03-31") LocalDate endDate,
      @Describe("Of all amounts in the period.") @Example("EUR") Currency currency,
      @Nullable
          @Describe(
              "The period that it continues; left out, the latest of its currency that ends before it starts, or none if that one is continued already.")
          PeriodId previousPeriodId) {}

  private static final Operation OPERATION =
      Operation.post("/periods", "Open a period")
          .tag("periods")
          .description(
              "Begins with the closing balances of the period that it continues, or with"
                  + " its running ones while that is open. A period is continued by one other at"
                  + " most, and which one it continues never changes. Both of its days belong to"
                  + " it; periods may overlap.")
          .needs(CommunityPermissions.OPEN_PERIODS)
          .command(Body.class)
          .creates(PeriodView.class)
          .refuses(
              DUPLICATE_PERIOD_NAME,
              DATES_REVERSED,
              UNKNOWN_PERIOD,
              HAS_SUCCESSOR,
              CURRENCY_NOT_OF_PREVIOUS);

  private final CommandDesk desk;
  private final Ids ids;

  OpenPeriodEndpoint(CommandDesk desk, Ids ids) {
    this.desk = desk;
    this.ids = ids;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var body = call.body(Body.class);
    var command =
        new OpenPeriod(
            ids.next(PeriodId::new),
            body.name(),
            body.startDate(),
            body.endDate(),
            CurrencyUnit.ofTable(body.currency()),
            body.previousPeriodId());
    return desk.send(
        call, command, (PeriodView period) -> Answer.created("/periods/" + period.id(), period));
  }
}
