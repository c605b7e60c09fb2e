package dev.daybook.projections.community.owners;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.CommunityEvents;
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
public final class OwnersView
    implements View<OwnerRegistered>, Entries.Fold<OwnerRegistered, OwnerView> {

  private final String tables = SqlResource.beside(OwnersView.class, "owners.sql");
  private final Entries<OwnerRegistered, OwnerView> entries =
      new Entries<>("owner", new OwnerColumns(), this);

  @Override
  public String name() {
    return "owners";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<EventType<? extends OwnerRegistered>> events() {
    return List.of(CommunityEvents.OWNER_REGISTERED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<OwnerRegistered>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(OwnerRegistered event) {
    return event.ownerId().value();
  }

  @Override
  public boolean begins(OwnerRegistered event) {
    return true;
  }

  @Override
  public OwnerView evolve(@Nullable OwnerView before, OwnerRegistered event) {
    return new OwnerView(event.ownerId(), event.name(), event.email());
  }
}
