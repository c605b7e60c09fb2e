package dev.daybook.contracts.community;

import static dev.daybook.contracts.community.CommunityEvents.charge;
import static dev.daybook.contracts.community.CommunityEvents.owner;
import static dev.daybook.contracts.community.CommunityEvents.period;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to a service charge. */
public sealed interface ChargeEvent extends CommunityEvent {

  ChargeId chargeId();

  PeriodId periodId();

  record ChargeRecorded(Charge charge) implements Said {}

  record ChargeEdited(Charge charge) implements Said {}

  record ChargeVoided(ChargeId chargeId, PeriodId periodId) implements ChargeEvent {}

  /** Says all of a charge, as it reads from now on. */
  sealed interface Said extends ChargeEvent {

    Charge charge();

    @Override
    default ChargeId chargeId() {
      return charge().id();
    }

    @Override
    default PeriodId periodId() {
      return charge().periodId();
    }
  }

  private static @Nullable Charge after(@Nullable Charge before, ChargeEvent event) {
    return switch (event) {
      case Said said -> said.charge();
      case ChargeVoided _ -> null;
    };
  }

  Kind<ChargeEvent, ChargeId, Charge> CHARGE =
      Kind.of(
          "charge",
          ChargeEvent::chargeId,
          ChargeEvent::after,
          said(
              ChargeRecorded.class,
              "community.charge-recorded",
              "One owner alone is charged for something."),
          said(
              ChargeEdited.class,
              "community.charge-edited",
              "A charge now reads like this, whatever it said before."),
          EventType.of(
                  ChargeVoided.class,
                  "community.charge-voided",
                  1,
                  "A charge counts no more; its history stays.")
              .tagged(e -> Set.of(charge(e.chargeId()), period(e.periodId()))));

  private static <E extends Said> EventType<E> said(Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(
            e -> Set.of(charge(e.chargeId()), period(e.periodId()), owner(e.charge().ownerId())))
        .effectiveOn(e -> e.charge().date())
        .personal("charge.description", e -> e.charge().ownerId());
  }
}
