package dev.daybook.projections.community.contributions;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.ContributionEdited;
import dev.daybook.contracts.community.ContributionEvent;
import dev.daybook.contracts.community.ContributionRecorded;
import dev.daybook.contracts.community.ContributionView;
import dev.daybook.contracts.community.ContributionVoided;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every contribution, as it read at every position. */
public final class ContributionsView
    implements View<ContributionEvent>, Entries.Fold<ContributionEvent, ContributionView> {

  public static final String NAME = "contributions";

  private final Entries<ContributionEvent, ContributionView> entries =
      new Entries<>("contribution", new ContributionColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(ContributionsView.class, "contributions.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<EventType<? extends ContributionEvent>> events() {
    return List.of(
        CommunityEvents.CONTRIBUTION_RECORDED,
        CommunityEvents.CONTRIBUTION_EDITED,
        CommunityEvents.CONTRIBUTION_VOIDED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<ContributionEvent>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(ContributionEvent event) {
    return event.contributionId().value();
  }

  @Override
  public boolean begins(ContributionEvent event) {
    return event instanceof ContributionRecorded;
  }

  @Override
  public @Nullable ContributionView evolve(
      @Nullable ContributionView before, ContributionEvent event) {
    return switch (event) {
      case ContributionRecorded e ->
          new ContributionView(
              e.contributionId(),
              e.periodId(),
              e.ownerId(),
              e.amount(),
              e.currency(),
              e.date(),
              e.comment());
      case ContributionEdited e ->
          new ContributionView(
              e.contributionId(),
              e.periodId(),
              e.ownerId(),
              e.amount(),
              e.currency(),
              e.date(),
              e.comment());
      case ContributionVoided e -> null;
    };
  }
}
