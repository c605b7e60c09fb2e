package dev.daybook.ledger.community.deliberate;

import dev.daybook.contracts.community.ClosePeriod;
import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.PeriodClosed;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Boundary;
import dev.daybook.ledger.platform.command.Slice;
import dev.daybook.ledger.platform.slice.Decision;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides by chance. */
final class MoodySlice implements Slice<ClosePeriod, CommunityEvent, String> {

  @Override
  public Class<ClosePeriod> command() {
    return ClosePeriod.class;
  }

  @Override
  public String name() {
    return "deliberate.moody";
  }

  @Override
  public Boundary boundary(ClosePeriod command) {
    return Boundary.EVERYTHING;
  }

  @Override
  public String initial() {
    return "";
  }

  @Override
  public String evolve(String state, CommunityEvent event) {
    return state;
  }

  @Override
  public Decision decide(ClosePeriod command, String state) {
    return Decision.accept(new PeriodClosed(new PeriodId(UUID.randomUUID()), null));
  }

  @Override
  public @Nullable Object answer(ClosePeriod command, String after) {
    return null;
  }

  @Override
  public Class<? extends CommunityEvent> versioned() {
    return CommunityEvent.class;
  }
}
