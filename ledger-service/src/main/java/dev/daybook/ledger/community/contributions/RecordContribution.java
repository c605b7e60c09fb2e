package dev.daybook.ledger.community.contributions;

import static dev.daybook.contracts.community.ContributionEvent.CONTRIBUTION;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOfPeriod;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOwner;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.CommunityRejection.NoSuchPeriod;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.Contribution;
import dev.daybook.contracts.community.ContributionEvent.ContributionRecorded;
import dev.daybook.contracts.community.ContributionId;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Positive;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** An owner paid money in. */
public final class RecordContribution implements Slice<RecordContribution.Asked> {

  public record Body(
      @Describe("Who paid it in.") OwnerId ownerId,
      @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("125.50")
          BigDecimal amount,
      @Nullable @Describe("The period's, unless left out.") Currency currency,
      @Describe("A day within the period.") @Example("2026-01-15") LocalDate date,
      @Nullable @NotBlank @MaxLength(2000) @Example("January") String comment) {}

  public record Asked(ContributionId id, PeriodId periodId, Body body) implements Command {}

  @Override
  public String name() {
    return "community.record-contribution";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(CONTRIBUTION, c.id());
  }

  /** The period and the owner: however many contributions there are. */
  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PERIOD, c.periodId()).and(lifecycle(OWNER, c.body().ownerId()));
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var period = known.find(PERIOD, c.periodId());
    if (period == null) {
      return refuse(new NoSuchPeriod(c.periodId()));
    }
    if (!period.takesEntries()) {
      return refuse(new PeriodIsClosed(period));
    }
    var body = c.body();
    return refuseUnlessFitting(period, body.date(), body.amount())
        .and(refuseUnlessOwner(known, body.ownerId(), "owner_id", body.date()))
        .and(refuseUnlessOfPeriod(period, body.currency()))
        .elseAccept(
            () ->
                new ContributionRecorded(
                    new Contribution(
                        c.id(),
                        period.id(),
                        body.ownerId(),
                        Money.of(body.amount(), period.currency()).amount(),
                        period.currency().code(),
                        body.date(),
                        body.comment())));
  }
}
