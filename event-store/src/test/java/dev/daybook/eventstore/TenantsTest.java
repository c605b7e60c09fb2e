package dev.daybook.eventstore;

import static dev.daybook.eventstore.testing.Await.all;
import static dev.daybook.eventstore.testing.Await.one;
import static dev.daybook.eventstore.testing.Requests.append;
import static dev.daybook.eventstore.testing.Requests.appendOnce;
import static dev.daybook.eventstore.testing.Requests.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TenantsTest {

  private static final Once ONCE = new Once("alice", "key", "print", "{}");

  private static final TestDatabase database = TestPostgres.database();
  @AutoClose private final TestStore service = TestStore.on(database);
  @AutoClose private final TestStore runner = TestStore.on(database.runner(), same -> same);

  @BeforeEach
  void eachTenantHasEvents() {
    database.clear();
    for (String tenant : List.of("north", "south")) {
      one(
          service
              .store()
              .append(appendOnce(tenant, ONCE, event("test.noted", "a:1"), event("test.noted"))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"event", "event_tag", "append_once"})
  void aConnectionSeesItsTenantsRowsWhateverItAsksFor(String table) {
    assertThat(tenantsSeen("north", table)).containsExactly("north");
    assertThat(tenantsSeen("south", table)).containsExactly("south");
    assertThat(tenantsSeen("nobody", table)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"event", "event_tag", "append_once"})
  void withoutATenantAConnectionSeesNothing(String table) {
    assertThat(tenantsSeen("north", table)).isNotEmpty();

    assertThat(all(service.connections().use(null, connection -> tenants(connection, table))))
        .isEmpty();
  }

  @Test
  void tenantsThatShareConnectionsNeverSeeEachOther() {
    List<String> mixedUp =
        all(
            Flux.range(0, 500)
                .flatMap(
                    i -> {
                      String tenant = i % 3 == 0 ? "north" : "south";
                      return service
                          .connections()
                          .use(tenant, connection -> tenants(connection, "event"))
                          .filter(seen -> !seen.equals(tenant));
                    },
                    32));

    assertThat(mixedUp).isEmpty();
  }

  @Test
  void whoGivesUpHalfWayLeavesNoTenantBehind() {
    for (int i = 0; i < 200; i++) {
      String tenant = i % 2 == 0 ? "north" : "south";
      Flux.firstWithSignal(
              service.connections().use(tenant, connection -> tenants(connection, "event")),
              Mono.just("gave up"))
          .blockLast();
    }

    assertThat(tenantsSeen("north", "event")).containsExactly("north");
    assertThat(tenantsSeen("south", "event")).containsExactly("south");
  }

  @Test
  void aSelectionOfEveryTenantShowsThemOnlyToWhoMaySeeThem() {
    assertThat(all(service.store().read(Selection.everything()))).isEmpty();
    assertThat(all(runner.store().read(Selection.everything()))).hasSize(4);
    assertThat(
            all(
                runner
                    .store()
                    .read(
                        new Selection(
                            null,
                            Boundary.of(
                                Criterion.types("test.noted").tagged("a:1"),
                                Criterion.types("test.none")),
                            1,
                            Long.MAX_VALUE,
                            0))))
        .hasSize(1);
  }

  @Test
  void theHeadIsThatOfTheWholeLogForEverybody() {
    assertThat(one(service.store().source("north", Boundary.EVERYTHING, 0)).head()).isEqualTo(4);
    assertThat(one(service.store().head())).isEqualTo(4);
    assertThat(one(runner.store().head())).isEqualTo(4);
    one(service.store().append(append("south", event("test.noted"))));
    assertThat(one(service.store().source("north", Boundary.EVERYTHING, 0)).head()).isEqualTo(5);
  }

  private Set<String> tenantsSeen(String tenant, String table) {
    return Set.copyOf(
        all(service.connections().use(tenant, connection -> tenants(connection, table))));
  }

  private static Flux<String> tenants(Connection connection, String table) {
    return Flux.from(connection.createStatement("SELECT tenant FROM daybook." + table).execute())
        .concatMap(result -> result.map(row -> Objects.requireNonNull(row.get(0, String.class))));
  }
}
