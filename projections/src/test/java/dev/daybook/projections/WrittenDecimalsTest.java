package dev.daybook.projections;

import static dev.daybook.projections.community.charges.ChargesTable.CHARGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.community.Charge;
import dev.daybook.contracts.community.ChargeEvent;
import dev.daybook.contracts.community.ChargeEvent.ChargeRecorded;
import dev.daybook.contracts.community.ChargeId;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PeriodId;
import dev.daybook.eventstore.TenantConnections;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Amounts in a table of entries are read with the decimals that they were written down with,
 * whatever a table of currencies says of them.
 */
class WrittenDecimalsTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TENANT = "demo";
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final OwnerId OWNER = new OwnerId(UUID.randomUUID());

  @AutoClose private final ViewsDatabase database = new ViewsDatabase();
  private final TenantConnections connections =
      TenantConnections.pooled(database.database().connect(database.database().service()), 1);
  private final EntryAnswers<Charge> charges = CHARGES.on(connections);

  @Test
  void anAmountAndASumKeepThem() {
    var period = new PeriodId(UUID.randomUUID());
    var head = charge(period, "1200.50", "0.50", "0.00");
    assertThat(amounts(period, head)).containsExactly("1200.50", "0.50", "0.00");
    assertThat(charges.total(TENANT, Wanted.in(period), head).block(PATIENCE))
        .isEqualTo(new BigDecimal("1201.00"));
  }

  @Test
  void amountsOfDifferentDecimalsAreNoSum() {
    var period = new PeriodId(UUID.randomUUID());
    var head = charge(period, "1200", "1200.00");
    assertThat(amounts(period, head)).containsExactly("1200", "1200.00");
    assertThatThrownBy(() -> charges.total(TENANT, Wanted.in(period), head).block(PATIENCE))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private List<String> amounts(PeriodId period, long at) {
    return charges
        .all(TENANT, Wanted.in(period), at)
        .map(entry -> entry.value().amount().toPlainString())
        .collectList()
        .blockOptional(PATIENCE)
        .orElseThrow();
  }

  private long charge(PeriodId period, String... amounts) {
    var runner = database.node("one", CommunityEvents.TYPES, List.of(CHARGES.filling())).runner();
    @SuppressWarnings("unchecked") // recording begins a charge
    var recorded = (EventType<ChargeRecorded>) ChargeEvent.CHARGE.beginning();
    var head =
        database.append(
            TENANT,
            recorded,
            Stream.of(amounts).map(amount -> charged(period, new BigDecimal(amount))).toList());
    runner.positions().await(CHARGES.view(), head, PATIENCE).block();
    return head;
  }

  private static ChargeRecorded charged(PeriodId period, BigDecimal amount) {
    return new ChargeRecorded(
        new Charge(
            new ChargeId(UUID.randomUUID()),
            period,
            OWNER,
            "A key",
            amount,
            JPY,
            LocalDate.parse("2026-01-05")));
  }
}
