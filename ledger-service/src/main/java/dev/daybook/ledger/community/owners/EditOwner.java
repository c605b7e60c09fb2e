package dev.daybook.ledger.community.owners;

import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.ledger.community.Edits.changed;
import static dev.daybook.ledger.platform.slice.Decision.acceptIfChanged;
import static dev.daybook.ledger.platform.slice.Decision.refuse;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.community.CommunityRejection.NoSuchOwner;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
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
          Optional<String> email) {}

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
        : acceptIfChanged(
            before,
            new Owner(
                before.id(),
                requireNonNullElse(c.body().name(), before.name()),
                changed(c.body().email(), before.email())),
            OwnerEdited::new);
  }
}
