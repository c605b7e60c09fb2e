package dev.daybook.ledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.postgres.TestFolder;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What may happen to a service that runs; it goes on. */
@TestInstance(Lifecycle.PER_CLASS)
class RunningServiceTest {

  private static final int SIGTERM = 128 + 15;
  private static final Duration BACK_AGAIN = Duration.ofSeconds(20);

  private final TestFolder folder;
  private final ServiceProcess service;

  RunningServiceTest() throws Exception {
    folder = TestFolder.withDatabase();
    service = ServiceProcess.start(folder);
  }

  @BeforeAll
  void awaitReady() {
    service.awaitReady();
  }

  /** The last word on every test here: nothing that happened keeps it from ending well. */
  @AfterAll
  void itEndsWellAndLeavesNoDatabaseBehind() throws Exception {
    try (folder;
        service) {
      assertThat(service.terminate()).as(service.said()).isEqualTo(SIGTERM);
      assertThat(folder.postmaster()).isEmpty();
    }
  }

  @Test
  void aSecondOneOnItsFolderIsRefusedInOneSentence() throws Exception {
    var database = folder.postmaster().orElseThrow();

    try (var second = ServiceProcess.start(folder)) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.said().lines().filter(line -> line.startsWith("daybook: ")))
          .singleElement()
          .asString()
          .contains(
              "in use by another process (" + service.process().pid() + ")", "DAYBOOK_DATA_DIR");
      assertThat(second.said()).doesNotContain("\tat ");
    }

    assertThat(database.isAlive()).isTrue();
    assertThat(service.isReady()).isTrue();
  }

  @Test
  void anotherOneOnItsPortIsRefusedBeforeItsDatabaseIsStarted() throws Exception {
    try (var other = TestFolder.withDatabase();
        var second = ServiceProcess.start(other, service.port())) {
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.said())
          .contains("daybook: Port %d is in use".formatted(service.port()))
          .doesNotContain("\tat ", "Starting PostgreSQL");
      assertThat(other.postmaster()).isEmpty();
    }
  }

  @Test
  void itIsReadyAgainSoonAfterItsDatabaseDied() {
    var died = folder.postmaster().orElseThrow();

    died.destroyForcibly();

    await()
        .atMost(BACK_AGAIN)
        .until(() -> folder.postmaster().filter(now -> now.pid() != died.pid()).isPresent());
    await().atMost(BACK_AGAIN).until(service::isReady);
  }
}
