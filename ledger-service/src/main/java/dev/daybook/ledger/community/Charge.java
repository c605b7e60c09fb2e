package dev.daybook.ledger.community;

import static dev.daybook.contracts.community.CommunityEvents.CHARGE_EDITED;
import static dev.daybook.contracts.community.CommunityEvents.CHARGE_RECORDED;
import static dev.daybook.contracts.community.CommunityEvents.CHARGE_VOIDED;
import static dev.daybook.contracts.community.CommunityEvents.charge;

import dev.daybook.contracts.Money;
import dev.daybook.contracts.community.ChargeEdited;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.ChargeRecorded;
import dev.daybook.contracts.community.ChargeView;
import dev.daybook.contracts.community.ChargeVoided;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.Criterion;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A service charge as it stands now. */
public record Charge(
    ChargeId id,
    PeriodId periodId,
    OwnerId ownerId,
    String description,
    Money money,
    LocalDate date) {

  public static Criterion lifecycle(ChargeId id) {
    return Criterion.types(CHARGE_RECORDED.name(), CHARGE_EDITED.name(), CHARGE_VOIDED.name())
        .tagged(charge(id));
  }

  /** What an event leaves of the charge: null once it is voided. */
  public static @Nullable Charge after(ChargeEvent event) {
    return switch (event) {
      case ChargeRecorded e ->
          new Charge(e.chargeId(), e.periodId(), e.ownerId(), e.description(), e.money(), e.date());
      case ChargeEdited e ->
          new Charge(e.chargeId(), e.periodId(), e.ownerId(), e.description(), e.money(), e.date());
      case ChargeVoided e -> null;
    };
  }

  public ChargeView view() {
    return new ChargeView(
        id, periodId, ownerId, description, money.amount(), money.currency().code(), date);
  }
}
