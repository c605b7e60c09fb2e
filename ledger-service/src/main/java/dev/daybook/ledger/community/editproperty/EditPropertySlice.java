package dev.daybook.ledger.community.editproperty;

import static dev.daybook.contracts.community.CommunityEvents.PROPERTY_CHANGED;
import static dev.daybook.contracts.community.CommunityEvents.PROPERTY_REGISTERED;
import static dev.daybook.contracts.community.CommunityEvents.PROPERTY_RELABELLED;
import static dev.daybook.contracts.community.CommunityEvents.property;
import static dev.daybook.ledger.community.ShareWeight.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static java.util.Objects.requireNonNull;

import dev.daybook.accounting.community.Property;
import dev.daybook.accounting.community.Timeline;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.community.BudgetItemEvent;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityRejection.NoSuchProperty;
import dev.daybook.contracts.community.CommunityRejection.TooManyChanges;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.EditProperty;
import dev.daybook.contracts.community.ExpenseEvent;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.PeriodEvent;
import dev.daybook.contracts.community.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent;
import dev.daybook.contracts.community.PropertyRelabelled;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.contracts.community.ReadingEvent;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import dev.daybook.ledger.community.Registration;
import dev.daybook.ledger.community.editproperty.EditPropertySlice.State;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A property has another label, or is another's or counts differently from a day on. */
public final class EditPropertySlice implements Slice<EditProperty, CommunityEvent, State> {

  /** Days on which a property changes; all of them are kept with each of its versions. */
  static final int MAX_CHANGES = 500;

  public record State(@Nullable Property property, boolean newOwnerKnown) {}

  @Override
  public Class<EditProperty> command() {
    return EditProperty.class;
  }

  @Override
  public String name() {
    return "community.edit-property";
  }

  @Override
  public Boundary boundary(EditProperty c) {
    var lifecycle =
        Boundary.of(
            Criterion.types(
                    PROPERTY_REGISTERED.name(), PROPERTY_RELABELLED.name(), PROPERTY_CHANGED.name())
                .tagged(property(c.propertyId())));
    return c.ownerId() == null
        ? lifecycle
        : lifecycle.and(Boundary.of(Registration.of(c.ownerId())));
  }

  @Override
  public State initial() {
    return new State(null, false);
  }

  @Override
  public State evolve(State s, CommunityEvent event) {
    return switch (event) {
      case PropertyEvent e -> new State(Property.evolve(s.property(), e), s.newOwnerKnown());
      case OwnerEvent e -> new State(s.property(), true);
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
  public Decision decide(EditProperty c, State s) {
    var before = s.property();
    if (before == null) {
      return refuse(new NoSuchProperty(c.propertyId()));
    }
    var faults =
        refuseIf(
            c.ownerId() != null && !s.newOwnerKnown(),
            () -> new UnknownOwner(requireNonNull(c.ownerId()), "owner_id"));
    var weight = c.shareWeight();
    return (weight == null ? faults : faults.or(refuseUnlessFitting(weight)))
        .elseDecide(() -> edited(c, before));
  }

  /** An edit that changes nothing is not written down. */
  private static Decision edited(EditProperty c, Property before) {
    var events = new ArrayList<Event>();
    var label = c.label();
    if (label != null && !label.equals(before.label())) {
      events.add(new PropertyRelabelled(c.propertyId(), label));
    }
    var changed = c.from() == null ? changedToday(c, before) : said(c, c.from());
    var after = before.timeline().with(changed);
    if (saysSomething(changed) && !after.equals(before.timeline())) {
      if (isOneDayMore(after, before.timeline()) && after.changes().size() > 1 + MAX_CHANGES) {
        return refuse(new TooManyChanges(MAX_CHANGES));
      }
      events.add(changed);
    }
    return new Decision.Accepted(events);
  }

  private static boolean isOneDayMore(Timeline after, Timeline before) {
    return after.changes().size() > before.changes().size();
  }

  private static boolean saysSomething(PropertyChanged changed) {
    return changed.ownerId() != null || changed.shareWeight() != null || changed.active() != null;
  }

  private static PropertyChanged said(EditProperty c, LocalDate from) {
    var weight = c.shareWeight();
    return new PropertyChanged(
        c.propertyId(),
        from,
        c.ownerId(),
        weight == null ? null : Measure.plain(weight),
        c.active());
  }

  /** Today is meant where no day is named; what holds today anyway then changes nothing. */
  private static PropertyChanged changedToday(EditProperty c, Property before) {
    var today = before.timeline().on(c.today());
    var said = said(c, c.today());
    return new PropertyChanged(
        c.propertyId(),
        c.today(),
        today.ownerId().equals(said.ownerId()) ? null : said.ownerId(),
        today.shareWeight().equals(said.shareWeight()) ? null : said.shareWeight(),
        said.active() != null && today.active() == said.active() ? null : said.active());
  }

  @Override
  public PropertyView answer(EditProperty c, State after) {
    return requireNonNull(after.property()).view(c.today());
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return PropertyEvent.class;
  }
}
