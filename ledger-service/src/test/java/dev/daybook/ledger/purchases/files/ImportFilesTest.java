package dev.daybook.ledger.purchases.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.purchases.files.ImportFiles.Work;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

/** Files wait in the database until their rows are taken, and no longer. */
class ImportFilesTest {

  private static final RunningService SERVICE = RunningService.shared();

  private final ImportFiles files = SERVICE.context().getBean(ImportWork.class).files();
  private final String tenant = SERVICE.newTenant().tenant();
  private final ImportId id = new ImportId(UUID.randomUUID());

  /** Its import is written down just after it has come: whoever is quicker must leave it. */
  @Test
  void aFileThatTookLongToComeIsNotForgottenBeforeItsImportBegins() throws SQLException {
    var whole = Await.one(files.store(tenant, id, "anna", Flux.just("row".getBytes(UTF_8))));
    SERVICE
        .database()
        .execute(
            "UPDATE daybook.import_file SET asked_at = asked_at - interval '10 minutes' WHERE id = '%s'"
                .formatted(id));
    Await.end(files.release(tenant, whole));
    Await.end(files.done(new Work(tenant, id, "anna", askedAt()), false));
    assertThat(Await.all(files.read(tenant, id))).hasSize(1);
    Await.end(files.delete(tenant, id));
  }

  @Test
  void ofAFileThatIsGivenUpHalfwayNothingStays() throws SQLException {
    var parts = TestPublisher.<byte[]>create();
    var coming = files.store(tenant, id, "anna", parts.flux()).subscribe();
    Await.one(Mono.fromCallable(parts::wasSubscribed).repeat().takeUntil(was -> was).last());
    parts.next(new byte[1 << 18]);
    Await.one(files.read(tenant, id).next().repeat().next());
    coming.dispose();
    Await.end(files.read(tenant, id).hasElements().repeat().takeUntil(some -> !some).then());
    assertThat(isThere()).isFalse();
  }

  private boolean isThere() throws SQLException {
    return askedAt().isAfter(Instant.EPOCH);
  }

  /** Since when it waits; the beginning of time if it does not. */
  private Instant askedAt() throws SQLException {
    try (var connection = SERVICE.database().jdbc();
        var find =
            connection.prepareStatement("SELECT asked_at FROM daybook.import_file WHERE id = ?")) {
      find.setObject(1, id.value());
      var row = find.executeQuery();
      return row.next() ? row.getObject(1, OffsetDateTime.class).toInstant() : Instant.EPOCH;
    }
  }
}
