package dev.daybook.projections.community.charges;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ChargeRecorded;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.ChargeVoided;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.projections.Entries;
import dev.daybook.projections.Posted;
import dev.daybook.projections.SqlResource;
import dev.daybook.projections.View;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Every service charge, as it read at every position. */
public final class ChargesView implements View<ChargeEvent>, Entries.Fold<ChargeEvent, ChargeView> {

  public static final String NAME = "charges";

  private final Entries<ChargeEvent, ChargeView> entries =
      new Entries<>("charge", new ChargeColumns(), this);

  /** Read here, because views are prepared on threads that must not wait for a file. */
  private final String tables = SqlResource.beside(ChargesView.class, "charges.sql");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<EventType<? extends ChargeEvent>> events() {
    return List.of(
        CommunityEvents.CHARGE_RECORDED,
        CommunityEvents.CHARGE_EDITED,
        CommunityEvents.CHARGE_VOIDED);
  }

  @Override
  public String tables() {
    return tables;
  }

  @Override
  public Publisher<Void> apply(Connection connection, List<Posted<ChargeEvent>> batch) {
    return entries.post(connection, batch);
  }

  @Override
  public UUID id(ChargeEvent event) {
    return event.chargeId().value();
  }

  @Override
  public boolean begins(ChargeEvent event) {
    return event instanceof ChargeRecorded;
  }

  @Override
  public @Nullable ChargeView evolve(@Nullable ChargeView before, ChargeEvent event) {
    return switch (event) {
      case ChargeRecorded e ->
          new ChargeView(
              e.chargeId(),
              e.periodId(),
              e.ownerId(),
              e.description(),
              e.amount(),
              e.currency(),
              e.date());
      case ChargeEdited e ->
          new ChargeView(
              e.chargeId(),
              e.periodId(),
              e.ownerId(),
              e.description(),
              e.amount(),
              e.currency(),
              e.date());
      case ChargeVoided e -> null;
    };
  }
}
