package dev.daybook.ledger.community.charges;

import static dev.daybook.contracts.community.ChargeEvent.CHARGE;
import static dev.daybook.contracts.community.OwnerEvent.OWNER;
import static dev.daybook.contracts.community.PeriodEvent.PERIOD;
import static dev.daybook.ledger.community.Story.ADA;
import static dev.daybook.ledger.community.Story.BEN;
import static dev.daybook.ledger.community.Story.EUR;
import static dev.daybook.ledger.community.Story.KEY;
import static dev.daybook.ledger.community.Story.NEW_YEAR;
import static dev.daybook.ledger.community.Story.Q1;
import static dev.daybook.ledger.community.Story.ada;
import static dev.daybook.ledger.community.Story.ben;
import static dev.daybook.ledger.community.Story.charge;
import static dev.daybook.ledger.community.Story.charged;
import static dev.daybook.ledger.community.Story.opened;
import static dev.daybook.ledger.platform.slice.Reads.lifecycle;

import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent.ChargeEdited;
import dev.daybook.ledger.community.CommunityKinds;
import dev.daybook.ledger.platform.slice.SliceSpec;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChargesSpec {

  private final SliceSpec<EditCharge.Asked> editing =
      new SliceSpec<>(new EditCharge(), CommunityKinds.ALL);

  @Test
  void oneOwnerIsChargedInAnOpenPeriod() {
    new SliceSpec<>(new RecordCharge(), CommunityKinds.ALL)
        .given(opened(), ada(), ben())
        .when(
            new RecordCharge.Asked(
                KEY,
                Q1,
                new RecordCharge.Body(ADA, "A lost key", new BigDecimal("15"), null, NEW_YEAR)))
        .reading(lifecycle(PERIOD, Q1).and(lifecycle(OWNER, ADA)))
        .then(charged("15.00"))
        .answering(charge("15.00"));
  }

  @Test
  void theEventOfAnEditCarriesTheWholeChargeAsItReadsNow() {
    editing
        .given(opened(), ada(), charged("15.00"))
        .when(amount("20"))
        .reading(lifecycle(CHARGE, KEY).and(lifecycle(PERIOD, Q1)))
        .then(new ChargeEdited(charge("20.00")))
        .answering(charge("20.00"));
  }

  @Test
  void everythingMayChangeAtOnce() {
    var day = LocalDate.parse("2026-02-01");
    var amount = new BigDecimal("30.00");
    editing
        .given(opened(), ada(), ben(), charged("15.00"))
        .when(edit(new EditCharge.Body(BEN, "Two lost keys", amount, day)))
        .reading(lifecycle(CHARGE, KEY).and(lifecycle(PERIOD, Q1)).and(lifecycle(OWNER, BEN)))
        .then(new ChargeEdited(new Charge(KEY, Q1, BEN, "Two lost keys", amount, EUR, day)));
  }

  private static EditCharge.Asked amount(String amount) {
    return edit(new EditCharge.Body(null, null, new BigDecimal(amount), null));
  }

  private static EditCharge.Asked edit(EditCharge.Body body) {
    return new EditCharge.Asked(KEY, body);
  }
}
