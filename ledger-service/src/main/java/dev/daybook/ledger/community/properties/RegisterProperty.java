package dev.daybook.ledger.community.properties;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOwner;
import static dev.daybook.ledger.community.properties.ShareWeight.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyId;
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

/**
 * Costs are shared over one more property. Two may have the same label: houses have two cellars.
 */
public final class RegisterProperty implements Slice<RegisterProperty.Asked> {

  /** A property to be; what is said here holds from always. */
  public record Body(
      @NotBlank @MaxLength(200) @Example("Flat 1") String label,
      @Describe("Whose it is; the owner bears what falls to it.") OwnerId ownerId,
      @Positive
          @Describe(
              "What PROPORTIONAL costs are shared by, such as square metres; with at most 6"
                  + " decimals.")
          @Example("62.5")
          BigDecimal shareWeight,
      @Nullable @Describe("Whether costs are shared over it; they are, unless it says false.")
          Boolean active) {}

  public record Asked(PropertyId id, Body body) implements Command {}

  @Override
  public String name() {
    return "community.register-property";
  }

  /** What is given at registration holds on every day. */
  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(PROPERTY, c.id(), property -> property.view(LocalDate.EPOCH));
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(OWNER, c.body().ownerId());
  }

  /** It is the owner's on all days to come, unless it does not count. */
  private static LocalDate lastDay(Body body) {
    return Boolean.FALSE.equals(body.active()) ? LocalDate.MIN : LocalDate.MAX;
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var body = c.body();
    return refuseUnlessFitting(body.shareWeight())
        .and(refuseUnlessOwner(known, body.ownerId(), "owner_id", lastDay(body)))
        .elseAccept(
            () ->
                new PropertyRegistered(
                    c.id(),
                    body.label(),
                    body.ownerId(),
                    Measure.plain(body.shareWeight()),
                    !Boolean.FALSE.equals(body.active())));
  }
}
