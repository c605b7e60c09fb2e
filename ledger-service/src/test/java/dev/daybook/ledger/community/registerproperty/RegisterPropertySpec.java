package dev.daybook.ledger.community.registerproperty;

import static dev.daybook.ledger.community.Story.*;

import dev.daybook.contracts.community.CommunityEvent;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.PropertyRegistered;
import dev.daybook.contracts.community.PropertyStretch;
import dev.daybook.contracts.community.PropertyView;
import dev.daybook.contracts.community.RegisterProperty;
import dev.daybook.ledger.community.registerproperty.RegisterPropertySlice.State;
import dev.daybook.ledger.platform.command.SliceSpec;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterPropertySpec {

  private final SliceSpec<RegisterProperty, CommunityEvent, State> spec =
      new SliceSpec<>(new RegisterPropertySlice(), CommunityEvents.TYPES);

  @Test
  void whatIsSaidOfAPropertyHoldsFromAlways() {
    var weight = new BigDecimal("62.5");
    spec.given(ada())
        .when(register("62.50"))
        .then(flat())
        .answering(
            new PropertyView(
                FLAT,
                "Flat 1",
                ADA,
                weight,
                true,
                List.of(new PropertyStretch(null, ADA, weight, true))));
  }

  @Test
  void costsNeedNotBeSharedOverItAtOnce() {
    spec.given(ada())
        .when(new RegisterProperty(FLAT, "Flat 1", ADA, BigDecimal.ONE, false))
        .then(new PropertyRegistered(FLAT, "Flat 1", ADA, BigDecimal.ONE, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.000001", "1000000000"})
  void aWeightMayBeSmallOrLarge(String weight) {
    spec.given(ada())
        .when(register(weight))
        .then(new PropertyRegistered(FLAT, "Flat 1", ADA, new BigDecimal(weight), true));
  }

  @Test
  void aWeightHasSixDecimalsAtMost() {
    spec.given(ada())
        .when(register("0.0000001"))
        .thenRefused(new NumberTooPrecise(6, "share_weight"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000000000.000001", "1e999999999"})
  void aWeightHasALimitHoweverItIsWritten(String weight) {
    spec.given(ada())
        .when(register(weight))
        .thenRefused(new NumberTooLarge("1000000000", "share_weight"));
  }

  @Test
  void theOwnerMustBeRegisteredAndAllThatIsWrongIsSaidAtOnce() {
    spec.given(ben())
        .when(register("0.0000001"))
        .thenRefused(new NumberTooPrecise(6, "share_weight"), new UnknownOwner(ADA, "owner_id"));
  }

  private static RegisterProperty register(String weight) {
    return new RegisterProperty(FLAT, "Flat 1", ADA, new BigDecimal(weight), true);
  }
}
