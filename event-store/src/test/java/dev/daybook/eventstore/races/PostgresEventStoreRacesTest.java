package dev.daybook.eventstore.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import dev.daybook.eventstore.testing.TestStore;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PostgresEventStoreRacesTest extends EventStoreRaces {

  private static final int APPENDS = 500;
  private static final String END = "end";

  @Override
  protected Node open(ConnectionFactoryOptions database) {
    TestStore store = TestStore.on(database, settings -> settings);
    return new Node(store.store(), store::close);
  }

  /** Committing a notification takes a lock of the whole instance. */
  @Test
  void aBatchSendsOneNotificationAtTheMost() {
    TestDatabase database = TestPostgres.database();
    PostgresqlConnection listener =
        (PostgresqlConnection) Await.one(Mono.from(database.connect(database.service()).create()));
    try (Node node = open(database.service())) {
      Await.all(listener.createStatement("LISTEN daybook_event").execute());
      Mono<List<Notification>> heard =
          listener
              .getNotifications()
              .takeUntil(it -> END.equals(it.getParameter()))
              .collectList()
              .cache();
      heard.subscribe();
      Await.all(Flux.range(0, APPENDS).flatMap(i -> node.store().append(appendOne()), APPENDS));
      database.execute("NOTIFY daybook_event, '%s'".formatted(END));
      List<Notification> notifications = Await.one(heard);
      long batches =
          LogModel.read(database).all().stream().map(StoredEvent::recordedAt).distinct().count();
      assertThat(batches).isLessThan(APPENDS / 4);
      assertThat(notifications).hasSizeBetween(2, (int) batches + 1);
    } finally {
      Await.end(listener.close());
    }
  }

  private static AppendRequest appendOne() {
    return new AppendRequest(
        "demo", List.of(Storm.event(UUID.randomUUID(), "told", Set.of())), null, null);
  }
}
