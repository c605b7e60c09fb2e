package dev.daybook.projections.community.sheets;

import static dev.daybook.projections.community.budgetitems.BudgetItemsTable.BUDGET_ITEMS;
import static dev.daybook.projections.community.owners.OwnersTable.OWNERS;
import static dev.daybook.projections.community.properties.PropertiesTable.PROPERTIES;
import static dev.daybook.projections.community.readings.ReadingsTable.READINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.accounting.community.Chain.Link;
import dev.daybook.accounting.community.SomePeriod;
import dev.daybook.contracts.community.CommunityEvents;
import dev.daybook.contracts.community.OwnerEvent;
import dev.daybook.contracts.community.OwnerEvent.OwnerRegistered;
import dev.daybook.contracts.community.OwnerId;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.projections.View;
import dev.daybook.projections.ViewsDatabase;
import dev.daybook.projections.community.balances.BalancesView;
import dev.daybook.projections.community.periods.PeriodQueries;
import dev.daybook.projections.community.periods.PeriodsView;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Some periods are reckoned at a time, with however few connections. */
class TurnsTest {

  private static final List<View<?>> VIEWS =
      List.of(
          OWNERS.filling(),
          new PeriodsView(),
          PROPERTIES.filling(),
          BUDGET_ITEMS.filling(),
          READINGS.filling(),
          new BalancesView());

  private static final String TENANT = "demo";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Who waits for a connection in vain gives up after ten seconds. */
  private static final Duration SOON = Duration.ofSeconds(8);

  private final ViewsDatabase database = new ViewsDatabase();
  private final TenantConnections one =
      TenantConnections.pooled(database.database().connect(database.database().service()), 1);

  @AfterEach
  void close() {
    one.close().block(PATIENCE);
    database.close();
  }

  @Test
  void whoReadsInASnapshotDoesNotWaitForThoseWhoWaitForItsConnection() {
    var node = database.node("one", CommunityEvents.TYPES, VIEWS);
    long head =
        database.append(
            TENANT,
            OwnerEvent.OWNER.type(OwnerRegistered.class),
            List.of(new OwnerRegistered(new OwnerId(new UUID(0, 1)), "Ada", null)));
    Flux.fromIterable(SheetQueries.VIEWS)
        .concatMap(view -> node.runner().positions().await(view, head, PATIENCE))
        .blockLast(PATIENCE);
    var sheets = new SheetQueries(one, new PeriodQueries(one), Clock.systemUTC());
    var moment = new Moment(TENANT, head, SomePeriod.PERIOD.endDate());
    var reckoned = sheets.reckoned(moment, List.of(new Link(SomePeriod.PERIOD, head)));
    var connected = Sinks.<Boolean>one();
    var goOn = Sinks.<Boolean>one();

    var deciding =
        one.inSnapshot(
                TENANT,
                Mono.fromRunnable(() -> connected.tryEmitValue(true))
                    .then(goOn.asMono())
                    .then(reckoned))
            .toFuture();
    connected.asMono().block(PATIENCE);
    var readers = Flux.range(0, 8).flatMap(reader -> reckoned, 8).collectList().toFuture();
    goOn.tryEmitValue(true);

    assertThat(deciding).succeedsWithin(SOON);
    assertThat(readers).succeedsWithin(SOON);
  }
}
