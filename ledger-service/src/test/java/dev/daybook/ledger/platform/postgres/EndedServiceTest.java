package dev.daybook.ledger.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.daybook.postgres.TestFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways in which a service ends, and what is left. */
class EndedServiceTest {

  @Test
  void afterAKillTheNextOneStopsTheDatabaseThatWasLeftBehindAndServes() throws Exception {
    try (var folder = TestFolder.withDatabase();
        var first = ServiceProcess.start(folder).awaitReady()) {
      first.kill();
      var leftBehind = folder.postmaster().orElseThrow();

      try (var second = ServiceProcess.start(folder).awaitReady()) {
        assertThat(leftBehind.isAlive()).isFalse();
        second.terminate();
        assertThat(folder.postmaster()).isEmpty();
      }
    }
  }

  @Test
  void aSignalDuringTheStartLeavesNothingBehind() throws Exception {
    try (var folder = TestFolder.withDatabase();
        var service = ServiceProcess.start(folder)) {
      await()
          .atMost(ServiceProcess.PATIENCE)
          .until(() -> Files.exists(folder.cluster().resolve("postmaster.pid")));

      service.terminate();

      assertThat(folder.postmaster()).as(service.said()).isEmpty();
    }
  }

  @Test
  void aTakenPortIsToldInOneSentenceAndCostsNoPasswordAndAStartSaysItsStagesAndItsEnd()
      throws Exception {
    try (var folder = TestFolder.empty()) {
      int port;
      try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          var service = plain(folder, taken.getLocalPort())) {
        port = taken.getLocalPort();
        assertThat(service.awaitEnd()).isEqualTo(1);
        assertThat(service.said())
            .contains("daybook: Port %d is in use".formatted(port))
            .doesNotContain("password", "\tat ");
        isUntouched(folder);
      }
      try (var service = plain(folder, port)) {
        await().atMost(ServiceProcess.PATIENCE).until(() -> service.said().contains("Ready: "));
        var lines = service.said().lines().toList();
        assertThat(lines).filteredOn(line -> line.contains("password")).hasSize(2);
        assertThat(service.said()).contains("DAYBOOK_DATA_FOLDER is no setting");
        assertThat(lines.getLast()).contains("Ready: http://127.0.0.1:%d/docs".formatted(port));
        service.terminate();
        saidItsStagesInPlainLinesAndItsEnd(service);
      }
    }
  }

  private static void saidItsStagesInPlainLinesAndItsEnd(ServiceProcess service) {
    assertThat(service.said())
        .containsSubsequence(
            "Starting Daybook",
            "\nUnpacking PostgreSQL …",
            "\nMaking a database in ",
            "\nStarting PostgreSQL …",
            "\nPreparing the database …",
            "\nPosting ",
            "\nReady: http://127.0.0.1:",
            "\nDaybook has stopped.\n")
        .doesNotContain("{\"");
    assertThat(service.said().lines()).hasSizeLessThan(20).last().isEqualTo("Daybook has stopped.");
  }

  /** For people to read, with passwords of the service's own. */
  private static ServiceProcess plain(TestFolder folder, int port) throws IOException {
    return ServiceProcess.start(
        Map.of(
            "SERVER_PORT",
            port + "",
            "DAYBOOK_LOG",
            "plain",
            "DAYBOOK_DATA_DIR",
            folder.path().toString(),
            "DAYBOOK_DATA_FOLDER",
            "misremembered"),
        List.of());
  }

  @Test
  void aShortPasswordIsRefusedAndNotRepeated() throws Exception {
    try (var service = ServiceProcess.start(Map.of("DAYBOOK_OWNER_PASSWORD", "short"), List.of())) {
      assertThat(service.awaitEnd()).isEqualTo(1);
      assertThat(service.said())
          .contains("daybook: DAYBOOK_OWNER_PASSWORD must have at least 12 characters.")
          .doesNotContain("short");
    }
  }

  @Test
  void anUnknownArgumentIsRefusedInOneSentence() throws Exception {
    try (var service = ServiceProcess.start(Map.of(), List.of("--prot=1"))) {
      assertThat(service.awaitEnd()).isEqualTo(2);
      assertThat(service.said().lines())
          .singleElement()
          .asString()
          .contains("unknown argument \"--prot=1\"");
    }
  }

  @Test
  void aWrongSettingIsRefusedBeforeAnythingStarts() throws Exception {
    try (var folder = TestFolder.empty();
        var service =
            ServiceProcess.start(
                Map.of(
                    "DAYBOOK_RATE_LIMITS", "never", "DAYBOOK_DATA_DIR", folder.path().toString()),
                List.of())) {
      assertThat(service.awaitEnd()).isEqualTo(1);
      assertThat(service.said())
          .contains("daybook: DAYBOOK_RATE_LIMITS must be on or off, but is \"never\".")
          .doesNotContain("\tat ");
      isUntouched(folder);
    }
  }

  @Test
  void anAddressOfAnotherMachineIsRefusedInOneSentenceBeforeAnythingIsMade() throws Exception {
    try (var folder = TestFolder.empty();
        var service =
            ServiceProcess.start(
                Map.of("SERVER_ADDRESS", "192.0.2.1", "DAYBOOK_DATA_DIR", folder.path().toString()),
                List.of())) {
      assertThat(service.awaitEnd()).isEqualTo(1);
      assertThat(service.said())
          .contains("daybook: 192.0.2.1 is no address of this machine", "SERVER_ADDRESS")
          .doesNotContain("\tat ");
      isUntouched(folder);
    }
  }

  private static void isUntouched(TestFolder folder) throws IOException {
    try (var made = Files.list(folder.path())) {
      assertThat(made).isEmpty();
    }
  }
}
