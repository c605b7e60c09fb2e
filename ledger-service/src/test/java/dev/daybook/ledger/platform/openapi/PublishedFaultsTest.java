package dev.daybook.ledger.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedFaultsTest {

  record Town(ZoneId zone) {}

  record Towns(@MaxItems(2) List<Town> towns) {}

  record Name(String name) {}

  private static final Operation NAMES =
      Operation.post("/names", "Give a name").command(Name.class);
  private static final Operation TOWNS =
      Operation.post("/towns", "List the towns").command(Towns.class);

  @Test
  void whatNoRequestCanHaveIsNotPublished() {
    assertThat(PublishedFaults.of(List.of(NAMES)))
        .contains(FaultCode.MISSING, FaultCode.NOT_A_CURRENCY)
        .doesNotContain(FaultCode.TOO_MANY_ITEMS, FaultCode.NOT_A_TIME_ZONE);
  }

  @Test
  void whatOneRequestCanHaveIsHoweverDeepItStands() {
    assertThat(PublishedFaults.of(List.of(NAMES, TOWNS)))
        .containsExactlyInAnyOrder(FaultCode.values());
  }
}
