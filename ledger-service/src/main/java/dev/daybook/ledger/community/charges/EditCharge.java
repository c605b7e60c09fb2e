package dev.daybook.ledger.community.charges;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Edits.concerned;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessFitting;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOwner;
import static dev.daybook.ledger.platform.slice.Decision.acceptIfChanged;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityRejection.NoSuchEntry;
import dev.daybook.contracts.community.CommunityRejection.PeriodIsClosed;
import dev.daybook.contracts.community.OwnerId;
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
import org.jspecify.annotations.Nullable;

/** A service charge says something else from now on. */
public final class EditCharge implements Slice<EditCharge.Asked> {

  /** What is left out stays as it is. */
  public record Body(
      @Nullable @Describe("Who owes it.") OwnerId ownerId,
      @Nullable @NotBlank @MaxLength(2000) @Example("Two lost keys") String description,
      @Nullable
          @Describe("Greater than 0, with no more decimals than the currency has.")
          @Positive
          @Example("30.00")
          BigDecimal amount,
      @Nullable @Describe("A day within the period.") LocalDate date) {}

  public record Asked(ChargeId id, Body body) implements Command {

    private @Nullable OwnerId owner(Charge before) {
      return concerned(body.ownerId(), body.date(), before.ownerId());
    }
  }

  @Override
  public String name() {
    return "community.edit-charge";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(CHARGE, c.id());
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(
        CHARGE,
        c.id(),
        charge -> lifecycle(PERIOD, charge.periodId()).and(lifecycle(OWNER, c.owner(charge))));
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var before = known.find(CHARGE, c.id());
    if (before == null) {
      return refuse(new NoSuchEntry(CHARGE.noun(), c.id()));
    }
    var period = known.get(PERIOD, before.periodId());
    if (!period.takesEntries()) {
      return refuse(new PeriodIsClosed(period));
    }
    var body = c.body();
    var amount = requireNonNullElse(body.amount(), before.amount());
    var date = requireNonNullElse(body.date(), before.date());
    return refuseUnlessFitting(period, date, amount)
        .and(
            refuseUnlessOwner(
                known, c.owner(before), body.ownerId() == null ? "date" : "owner_id", date))
        .elseDecide(
            () ->
                acceptIfChanged(
                    before,
                    new Charge(
                        before.id(),
                        before.periodId(),
                        requireNonNullElse(body.ownerId(), before.ownerId()),
                        requireNonNullElse(body.description(), before.description()),
                        Money.of(amount, period.currency()).amount(),
                        before.currency(),
                        date),
                    ChargeEdited::new));
  }
}
