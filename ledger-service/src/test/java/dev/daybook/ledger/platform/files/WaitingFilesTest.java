package dev.daybook.ledger.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.Id;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.platform.files.WaitingFiles.Claimed;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.publisher.TestPublisher;

/** Files wait in the database until somebody has worked on them, and no longer. */
class WaitingFilesTest {

  private static final RunningService SERVICE = RunningService.shared();

  private record FileId(UUID value) implements Id {}

  /** Of a kind of their own, which nobody else works on. */
  private final WaitingFiles files =
      new WaitingFiles(
          SERVICE.context().getBean("serviceConnections", TenantConnections.class),
          UUID.randomUUID().toString());

  private final String tenant = SERVICE.newTenant().tenant();
  private final FileId id = fresh();

  private static FileId fresh() {
    return new FileId(UUID.randomUUID());
  }

  private WaitingFiles.Whole store(String tenant, FileId id) {
    return Await.one(files.store(tenant, id, "anna", Flux.just("row".getBytes(UTF_8))));
  }

  private FileId waiting(String tenant) {
    var id = fresh();
    Await.end(files.release(tenant, id, store(tenant, id)));
    return id;
  }

  private Claimed claimed() {
    return Await.one(files.claim());
  }

  /** Its import is written down just after it has come: whoever is quicker must leave it. */
  @Test
  void aFileThatTookLongToComeIsNotForgottenBeforeItsImportBegins() throws SQLException {
    var whole = store(tenant, id);
    SERVICE
        .database()
        .execute(
            "UPDATE daybook.import_file SET asked_at = asked_at - interval '10 minutes' WHERE id = '%s'"
                .formatted(id.value()));
    Await.end(files.release(tenant, id, whole));
    Await.end(files.done(new Claimed(tenant, id.value(), "anna", askedAt()), false));
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

  @Test
  void aTenantHasOnlySoManyFilesAndOthersAreFreeToSendTheirs() {
    for (int i = 0; i < WaitingFiles.MOST_FILES; i++) {
      store(tenant, i == 0 ? id : fresh());
    }
    assertThatThrownBy(() -> store(tenant, fresh())).hasMessageContaining("of the tenant already");
    waiting(SERVICE.newTenant().tenant());
    Await.end(files.delete(tenant, id));
    store(tenant, id);
  }

  /** What is asked of a job whose file is gone is no file. */
  @Test
  void whoHasAsManyFilesAsMayBeCanStillHaveOneUndone() {
    for (int i = 0; i < WaitingFiles.MOST_FILES; i++) {
      Await.end(files.ask(tenant, fresh(), "anna"));
    }
    store(tenant, id);
  }

  @Test
  void theFilesOfATenantAreWorkedOnOneAfterTheOtherAndThoseOfOthersBesideThem() {
    var first = waiting(tenant);
    var second = waiting(tenant);
    var other = SERVICE.newTenant().tenant();
    var others = waiting(other);
    var begun = claimed();
    assertThat(begun.id()).isEqualTo(first.value());
    assertThat(Await.one(files.isAnyWaiting())).isTrue();
    assertThat(claimed().id()).isEqualTo(others.value());
    assertThat(Await.one(files.isAnyWaiting())).isFalse();
    assertThat(Await.one(files.claim().hasElement())).isFalse();
    Await.end(files.done(begun, true));
    assertThat(claimed().id()).isEqualTo(second.value());
  }

  @Test
  void whatIsGivenBackWaitsBehindThoseOfOthers() {
    var slow = waiting(tenant);
    var begun = claimed();
    var others = waiting(SERVICE.newTenant().tenant());
    Await.end(files.giveBack(begun));
    assertThat(claimed().id()).isEqualTo(others.value());
    assertThat(claimed().id()).isEqualTo(slow.value());
  }

  /** Who asks just before it is written down what for is not forgotten, whoever looks meanwhile. */
  @Test
  void whoIsRemindedWhileItWorksLooksAgain() throws SQLException {
    var file = waiting(tenant);
    var begun = claimed();
    Await.end(files.remind(tenant, file, "anna"));
    assertThat(Await.one(files.claim().hasElement())).isFalse();
    Await.end(files.done(begun, true));
    assertThat(Await.all(files.read(tenant, file))).hasSize(1);
    Await.end(files.ask(tenant, file, "anna"));
    assertThat(claimed().id()).isEqualTo(file.value());
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
