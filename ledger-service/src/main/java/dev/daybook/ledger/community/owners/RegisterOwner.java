package dev.daybook.ledger.community.owners;

import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.ledger.platform.slice.Decision.accept;
import static dev.daybook.ledger.platform.slice.Reads.beginning;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.schema.Email;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.ledger.platform.slice.Known;
import dev.daybook.ledger.platform.slice.Reads;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.Subject;
import org.jspecify.annotations.Nullable;

/** A person becomes known as an owner. Two owners may bear the same name: people do. */
public final class RegisterOwner implements Slice<RegisterOwner.Asked> {

  /** An owner to be. */
  public record Body(
      @NotBlank @MaxLength(200) @Example("Ada") String name,
      @Nullable @NotBlank @Email @MaxLength(254) @Example("ada@example.org") String email) {}

  public record Asked(OwnerId id, Body body) implements Command {}

  @Override
  public String name() {
    return "community.register-owner";
  }

  @Override
  public Subject<?, ?, ?> subject(Asked c) {
    return new Subject<>(OWNER, c.id());
  }

  /** The new owner alone: whoever is new depends on nobody. */
  @Override
  public Reads boundary(Asked c) {
    return beginning(OWNER, c.id());
  }

  @Override
  public Decision decide(Asked c, Known known) {
    return accept(new OwnerRegistered(c.id(), c.body().name(), c.body().email()));
  }
}
