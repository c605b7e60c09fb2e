package dev.daybook.ledger.community.owners;

import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.platform.slice.Reads.beginning;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.community.CommunityRejection.NoSuchOwner;
import dev.daybook.contracts.community.Owner;
import dev.daybook.contracts.community.OwnerEvent.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnersSpec {

  private final SliceSpec<RegisterOwner.Asked> registering =
      new SliceSpec<>(new RegisterOwner(), CommunityKinds.ALL);
  private final SliceSpec<EditOwner.Asked> editing =
      new SliceSpec<>(new EditOwner(), CommunityKinds.ALL);

  @Test
  void whoIsNewDependsOnNobody() {
    registering
        .given()
        .when(new RegisterOwner.Asked(ADA, new RegisterOwner.Body("Ada", "ada@example.org")))
        .reading(beginning(OWNER, ADA))
        .then(new OwnerRegistered(ADA, "Ada", "ada@example.org"))
        .answering(new Owner(ADA, "Ada", "ada@example.org"));
  }

  @Test
  void whoWasNeverRegisteredIsUnknown() {
    editing.given().when(edit("Ada L.", null)).thenRefused(new NoSuchOwner(ADA));
  }

  @Test
  void theEventCarriesTheWholeOwnerAsKnownNow() {
    editing
        .given(ada(), new OwnerEdited(ADA, "Ada", "ada@example.org"))
        .when(edit("Ada L.", null))
        .reading(lifecycle(OWNER, ADA))
        .then(new OwnerEdited(ADA, "Ada L.", "ada@example.org"))
        .answering(new Owner(ADA, "Ada L.", "ada@example.org"));
  }

  @Test
  void anAddressIsTakenAwayOnlyWhenThatIsAsked() {
    editing
        .given(ada(), new OwnerEdited(ADA, "Ada", "ada@example.org"))
        .when(edit(null, Optional.empty()))
        .then(new OwnerEdited(ADA, "Ada", null));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    editing.given(ada()).when(edit("Ada", Optional.empty())).then();
  }

  private static EditOwner.Asked edit(@Nullable String name, @Nullable Optional<String> email) {
    return new EditOwner.Asked(ADA, new EditOwner.Body(name, email, null));
  }
}
