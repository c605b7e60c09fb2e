package dev.daybook.ledger.community.properties;

import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.ledger.community.Story.*;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.community.CommunityRejection.NumberTooLarge;
import dev.daybook.contracts.community.CommunityRejection.NumberTooPrecise;
import dev.daybook.contracts.community.CommunityRejection.UnknownOwner;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.PropertyStretch;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterPropertySpec {

  private final SliceSpec<RegisterProperty.Asked> spec =
      new SliceSpec<>(new RegisterProperty(), CommunityKinds.ALL);

  @Test
  void whatIsSaidOfAPropertyHoldsFromAlways() {
    var weight = new BigDecimal("62.5");
    spec.given(ada())
        .when(register("62.50"))
        .reading(lifecycle(OWNER, ADA))
        .then(flat())
        .answering(
            new PropertyRow(
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
        .when(asked(BigDecimal.ONE, false))
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

  private static RegisterProperty.Asked register(String weight) {
    return asked(new BigDecimal(weight), null);
  }

  private static RegisterProperty.Asked asked(BigDecimal weight, @Nullable Boolean active) {
    return new RegisterProperty.Asked(
        FLAT, new RegisterProperty.Body("Flat 1", ADA, weight, active));
  }
}
