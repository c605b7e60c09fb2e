package dev.daybook.ledger.community.editowner;

import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.ada;

import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NoSuchOwner;
import dev.daybook.contracts.community.EditOwner;
import dev.daybook.contracts.community.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.ledger.community.editowner.EditOwnerSlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EditOwnerSpec {

  private final SliceSpec<EditOwner, OwnerEvent, State> spec =
      new SliceSpec<>(
          new EditOwnerSlice(),
          List.of(CommunityEvents.OWNER_REGISTERED, CommunityEvents.OWNER_EDITED));

  @Test
  void whoWasNeverRegisteredIsUnknown() {
    spec.given().when(edit("Ada L.", null)).thenRefused(new NoSuchOwner(ADA));
  }

  @Test
  void theEventCarriesTheWholeOwnerAsKnownNow() {
    spec.given(ada(), new OwnerEdited(ADA, "Ada", "ada@example.org"))
        .when(edit("Ada L.", null))
        .then(new OwnerEdited(ADA, "Ada L.", "ada@example.org"))
        .answering(new OwnerView(ADA, "Ada L.", "ada@example.org"));
  }

  @Test
  void anAddressIsTakenAwayOnlyWhenThatIsAsked() {
    spec.given(ada(), new OwnerEdited(ADA, "Ada", "ada@example.org"))
        .when(edit(null, Optional.empty()))
        .then(new OwnerEdited(ADA, "Ada", null));
  }

  @Test
  void anEditThatChangesNothingIsNotWrittenDown() {
    spec.given(ada()).when(edit("Ada", Optional.empty())).then();
  }

  private static EditOwner edit(@Nullable String name, @Nullable Optional<String> email) {
    return new EditOwner(ADA, name, email);
  }
}
