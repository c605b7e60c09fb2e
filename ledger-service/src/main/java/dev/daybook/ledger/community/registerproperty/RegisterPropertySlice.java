package dev.daybook.ledger.community.registerproperty;

import static dev.daybook.ledger.community.ShareWeight.refuseUnlessFitting;
import static java.util.Objects.requireNonNull;

import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.PropertyRegistered;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.contracts.community.RegisterProperty;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.registerproperty.RegisterPropertySlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Costs are shared over one more property. Two may have the same label: houses have two cellars.
 */
public final class RegisterPropertySlice implements Slice<RegisterProperty, CommunityEvent, State> {

  public record State(boolean ownerKnown, @Nullable Property property) {}

  @Override
  public Class<RegisterProperty> command() {
    return RegisterProperty.class;
  }

  @Override
  public String name() {
    return "community.register-property";
  }

  @Override
  public Boundary boundary(RegisterProperty c) {
    return Boundary.of(Registration.of(c.ownerId()));
  }

  @Override
  public State initial() {
    return new State(false, null);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case OwnerEvent e -> new State(true, s.property());
      case PropertyEvent e -> new State(s.ownerKnown(), Property.evolve(s.property(), e));
      case PeriodEvent _,
          ContributionEvent _,
          ExpenseEvent _,
          BudgetItemEvent _,
          ReadingEvent _,
          ChargeEvent _ ->
          s;
    };
  }

  @Override
  public Decision decide(RegisterProperty c, State s) {
    return refuseUnlessFitting(c.shareWeight())
        .orIf(!s.ownerKnown(), () -> new UnknownOwner(c.ownerId(), "owner_id"))
        .elseAccept(
            () ->
                new PropertyRegistered(
                    c.propertyId(),
                    c.label(),
                    c.ownerId(),
                    Measure.plain(c.shareWeight()),
                    c.active()));
  }

  /** What is given at registration holds on every day. */
  @Override
  public PropertyView answer(RegisterProperty c, State after) {
    return requireNonNull(after.property()).view(LocalDate.EPOCH);
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return PropertyEvent.class;
  }
}
