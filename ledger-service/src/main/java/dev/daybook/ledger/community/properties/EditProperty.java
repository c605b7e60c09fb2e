package dev.daybook.ledger.community.properties;

import static dev.daybook.accounting.community.Property.PROPERTY;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.ledger.community.EntryFaults.refuseUnlessOwner;
import static dev.daybook.ledger.community.properties.ShareWeight.refuseUnlessFitting;
import static dev.daybook.ledger.platform.slice.Decision.noFaults;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Decision.refuseIf;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.accounting.community.Property;
import dev.daybook.accounting.community.Timeline;
import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.Measure;
import dev.daybook.contracts.community.CommunityRejection.NoSuchProperty;
import dev.daybook.contracts.community.CommunityRejection.OwnerIsRetired;
import dev.daybook.contracts.community.CommunityRejection.TooManyChanges;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRelabelled;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** A property has another label, or is another's or counts differently from a day on. */
public final class EditProperty implements Slice<EditProperty.Asked> {

  /** Days on which a property changes; all of them are kept with each of its versions. */
  static final int MAX_CHANGES = 500;

  /**
   * What is left out stays as it is.
   *
   * @param from null for today, if that changes anything; of a day that is named all is kept that
   *     is said of it, even if it holds then anyway: what is written down later for an earlier day
   *     must stop at it
   */
  public record Body(
      @Nullable @NotBlank @MaxLength(200) @Example("Flat 1a") String label,
      @Nullable @Describe("Whose it is from that day on.") OwnerId ownerId,
      @Nullable @Positive @Describe("With at most 6 decimals.") @Example("70")
          BigDecimal shareWeight,
      @Nullable @Describe("Whether costs are shared over it from that day on.") Boolean active,
      @Nullable
          @Describe(
              "The day that its owner, weight and activity change; today, unless given. What is"
                  + " said of a day holds from it on even if an earlier day is changed afterwards."
                  + " A label has no day.")
          @Example("2026-02-01")
          LocalDate from) {}

  /**
   * @param today the day that the answer shows the property on
   */
  public record Asked(PropertyId id, Body body, LocalDate today) implements Command {}

  @Override
  public String name() {
    return "community.edit-property";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(PROPERTY, c.id(), property -> property.view(c.today()));
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(PROPERTY, c.id(), property -> owners(c, property))
        .and(lifecycle(OWNER, c.body().ownerId()));
  }

  /** Where a property counts from now on, it does so for whoever has it then. */
  private static Reads owners(Asked c, Property property) {
    return Boolean.TRUE.equals(c.body().active())
        ? property.timeline().owners().stream()
            .map(owner -> lifecycle(OWNER, owner))
            .reduce(Reads.NOTHING, Reads::and)
        : Reads.NOTHING;
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var before = known.find(PROPERTY, c.id());
    if (before == null) {
      return refuse(new NoSuchProperty(c.id()));
    }
    var weight = c.body().shareWeight();
    return refuseUnlessOwner(known, c.body().ownerId(), "owner_id", LocalDate.MIN)
        .and(weight == null ? noFaults() : refuseUnlessFitting(weight))
        .elseDecide(() -> refuseIfOfRetired(c, before, known).elseDecide(() -> edited(c, before)));
  }

  private static Decision.Reasons refuseIfOfRetired(Asked c, Property before, Known known) {
    var after = before.timeline().with(changed(c, before));
    var named = c.body().ownerId();
    var owners = new LinkedHashSet<OwnerId>();
    if (named != null) {
      owners.add(named);
    }
    if (Boolean.TRUE.equals(c.body().active())) {
      owners.addAll(before.timeline().owners());
    }
    return owners.stream()
        .map(owner -> known.get(OWNER, owner))
        .map(owner -> refuseIfHeld(after, owner, owner.id().equals(named) ? "owner_id" : "active"))
        .reduce(noFaults(), Decision.Reasons::and);
  }

  private static Decision.Reasons refuseIfHeld(Timeline after, Owner owner, String field) {
    var last = owner.retiredOn();
    return last == null
        ? noFaults()
        : refuseIf(
            after.isActiveOf(owner.id(), last),
            () -> new OwnerIsRetired(owner.id(), owner.name(), last, field));
  }

  private static PropertyChanged changed(Asked c, Property before) {
    var from = c.body().from();
    return from == null ? changedToday(c, before) : said(c, from);
  }

  /** An edit that changes nothing is not written down. */
  private static Decision edited(Asked c, Property before) {
    var events = new ArrayList<Event>();
    var label = c.body().label();
    if (label != null && !label.equals(before.label())) {
      events.add(new PropertyRelabelled(c.id(), label));
    }
    var changed = changed(c, before);
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

  private static PropertyChanged said(Asked c, LocalDate from) {
    var body = c.body();
    var weight = body.shareWeight();
    return new PropertyChanged(
        c.id(), from, body.ownerId(), weight == null ? null : Measure.plain(weight), body.active());
  }

  /** Today is meant where no day is named; what holds today anyway then changes nothing. */
  private static PropertyChanged changedToday(Asked c, Property before) {
    var today = before.timeline().on(c.today());
    var said = said(c, c.today());
    return new PropertyChanged(
        c.id(),
        c.today(),
        today.ownerId().equals(said.ownerId()) ? null : said.ownerId(),
        today.shareWeight().equals(said.shareWeight()) ? null : said.shareWeight(),
        said.active() != null && today.active() == said.active() ? null : said.active());
  }
}
