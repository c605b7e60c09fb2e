package dev.daybook.ledger.community.owners;

import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.ledger.community.Edits.changed;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Event;
import dev.daybook.contracts.community.CommunityRejection.NoSuchOwner;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRetired;
import dev.daybook.contracts.community.OwnerEvent.OwnerReturned;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Email;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An owner is called or reached differently from now on. */
public final class EditOwner implements Slice<EditOwner.Asked> {

  /** What is left out stays as it is. */
  public record Body(
      @Nullable @NotBlank @MaxLength(200) @Example("Ada Lovelace") String name,
      @Nullable
          @NotBlank
          @Email
          @MaxLength(254)
          @Example("ada@example.org")
          @Describe("null takes the address away.")
          Optional<String> email,
      @Nullable
          @Example("2026-12-31")
          @Describe(
              "The last day of which entries name the owner; null takes it back. Refused while the"
                  + " owner holds an active property on that day or later, or has a balance.")
          Optional<LocalDate> retiredOn) {

    boolean isRetiring() {
      return retiredOn != null && retiredOn.isPresent();
    }
  }

  public record Asked(OwnerId id, Body body) implements Command {}

  @Override
  public String name() {
    return "community.edit-owner";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(OWNER, c.id());
  }

  @Override
  public Reads boundary(Asked c) {
    return lifecycle(OWNER, c.id());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    var before = known.find(OWNER, c.id());
    return before == null
        ? refuse(new NoSuchOwner(c.id()))
        : new Decision.Accepted(events(before, c.body()));
  }

  /** An edit that changes nothing is not written down. */
  static List<Event> events(Owner before, Body body) {
    var events = new ArrayList<Event>();
    var after =
        new Owner(
            before.id(),
            requireNonNullElse(body.name(), before.name()),
            changed(body.email(), before.email()),
            before.retiredOn());
    if (!after.equals(before)) {
      events.add(new OwnerEdited(after));
    }
    var last = changed(body.retiredOn(), before.retiredOn());
    if (!Objects.equals(last, before.retiredOn())) {
      events.add(
          last == null ? new OwnerReturned(before.id()) : new OwnerRetired(before.id(), last));
    }
    return events;
  }
}
