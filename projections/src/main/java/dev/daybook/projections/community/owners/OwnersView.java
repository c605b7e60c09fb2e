package dev.daybook.projections.community.owners;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.OwnerEdited;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.OwnerRegistered;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every owner, as it read at every position. */
public final class OwnersView implements View<OwnerEvent>, Entries.Fold<OwnerEvent, OwnerView> {

  public static final String NAME = "owners";

  private final Entries<OwnerEvent, OwnerView> entries =
      new Entries<>("owner", new OwnerColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(OwnersView.class, "owners.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<EventType<? extends OwnerEvent>> events() {
    return List.of(CommunityEvents.OWNER_REGISTERED, CommunityEvents.OWNER_EDITED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<OwnerEvent>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(OwnerEvent event) {
    return event.ownerId().value();
  }

  @Override
  public boolean begins(OwnerEvent event) {
    return event instanceof OwnerRegistered;
  }

  @Override
  public OwnerView evolve(@Nullable OwnerView before, OwnerEvent event) {
    return switch (event) {
      case OwnerRegistered e -> new OwnerView(e.ownerId(), e.name(), e.email());
      case OwnerEdited e -> new OwnerView(e.ownerId(), e.name(), e.email());
    };
  }
}
