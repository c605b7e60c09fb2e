package dev.daybook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final int SESSIONS = 20;

  private final CompletableFuture<String> givenUp = new CompletableFuture<>();

  @Test
  void itIsDurableAndListensToThisMachineAlone() throws Exception {
    var expected =
        Map.of(
            "fsync", "on",
            "full_page_writes", "on",
            "synchronous_commit", "on",
            "data_checksums", "on",
            "server_encoding", "UTF8",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "");
    try (var folder = TestFolder.withDatabase();
        var postgres = start(folder, PATIENCE)) {
      for (var setting : expected.entrySet()) {
        assertThat(ask(postgres, "SHOW " + setting.getKey()))
            .as(setting.getKey())
            .isEqualTo(setting.getValue());
      }
    }
  }

  @Test
  void whatWasWrittenIsThereAfterAStart() throws Exception {
    try (var folder = TestFolder.withDatabase()) {
      var programs = programs(folder);
      var unpacked = Files.getLastModifiedTime(programs);
      try (var first = start(folder, PATIENCE)) {
        write(first);
      }
      try (var second = start(folder, PATIENCE)) {
        assertThat(ask(second, "SELECT word FROM kept")).isEqualTo("kept");
        assertThat(Files.getLastModifiedTime(programs)).isEqualTo(unpacked);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
            .isEqualTo("rwx------");
      }
    }
  }

  @Test
  void itEndsWithItsOwner() throws Exception {
    try (var folder = TestFolder.withDatabase()) {
      var postgres = start(folder, PATIENCE);
      var process = folder.postmaster().orElseThrow();

      postgres.close();

      assertThat(process.isAlive()).isFalse();
    }
  }

  @Test
  void itIsStartedAgainOnTheSamePortWhenItDies() throws Exception {
    try (var folder = TestFolder.withDatabase();
        var postgres = start(folder, PATIENCE)) {
      write(postgres);
      var before = folder.postmaster().orElseThrow();

      before.destroyForcibly();

      await()
          .atMost(PATIENCE)
          .until(() -> folder.postmaster().filter(now -> now.pid() != before.pid()).isPresent());
      await().atMost(PATIENCE).until(() -> answers(postgres));
      assertThat(ask(postgres, "SELECT word FROM kept")).isEqualTo("kept");
      assertThat(givenUp).isNotDone();
    }
  }

  @Test
  void itTellsItsOwnerWhenItCanNotBeStartedAgain() throws Exception {
    try (var folder = TestFolder.withDatabase();
        var postgres = start(folder, Duration.ofSeconds(1))) {
      Files.delete(folder.cluster().resolve("PG_VERSION"));

      folder.postmaster().orElseThrow().destroyForcibly();

      assertThat(givenUp.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .contains("could not be started again within 1 s", "not a valid data directory");
      assertThat(answers(postgres)).isFalse();
    }
  }

  @Test
  void aSecondOneInTheSameFolderIsRefusedAndTheFirstGoesOn() throws Exception {
    try (var folder = TestFolder.withDatabase();
        var first = start(folder, PATIENCE)) {
      assertThatThrownBy(() -> start(folder, PATIENCE))
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContaining("is in use by another process (" + ProcessHandle.current().pid());
      assertThat(answers(first)).isTrue();
    }
  }

  @Test
  void aLeftBehindFileThatNamesAnotherProcessHarmsNobody() throws Exception {
    var other = new ProcessBuilder("sleep", "60").start();
    try (var folder = TestFolder.withDatabase()) {
      Files.writeString(
          folder.cluster().resolve("postmaster.pid"),
          other.pid() + "\n" + folder.cluster() + "\n0\n5432\n\n127.0.0.1\n");

      try (var postgres = start(folder, PATIENCE)) {
        assertThat(answers(postgres)).isTrue();
        assertThat(other.isAlive()).isTrue();
      }
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void dataOfAnotherReleaseIsLeftAlone() throws Exception {
    try (var folder = TestFolder.withDatabase()) {
      Files.writeString(folder.cluster().resolve("PG_VERSION"), "17\n");

      assertThatThrownBy(() -> start(folder, PATIENCE))
          .isInstanceOf(PostgresRefused.class)
          .hasMessageContaining("of PostgreSQL 17 and this program brings 18");
    }
  }

  @Test
  void aFileWhereTheFolderShouldBeIsToldInOneSentence() throws Exception {
    try (var folder = TestFolder.empty()) {
      var file = Files.createFile(folder.path().resolve("file"));

      assertThatThrownBy(() -> EmbeddedPostgres.start(file, SESSIONS, PATIENCE, givenUp::complete))
          .isInstanceOf(PostgresRefused.class)
          .hasMessageStartingWith("The data folder " + file + " can't be used: ");
    }
  }

  @Test
  void asRootItRunsAsTheOwnerOfTheFolder() throws Exception {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can give a folder away");
    var nobody = 65_534;
    try (var folder = TestFolder.empty()) {
      Files.setAttribute(folder.path(), "unix:uid", nobody);

      try (var postgres = start(folder, PATIENCE)) {
        assertThat(answers(postgres)).isTrue();
        assertThat(owner(Path.of("/proc/" + folder.postmaster().orElseThrow().pid())))
            .isEqualTo(nobody);
        try (var made = Files.list(folder.path())) {
          assertThat(made).allSatisfy(path -> assertThat(owner(path)).isEqualTo(nobody));
        }
      }
    }
  }

  private static Object owner(Path path) throws IOException {
    return Files.getAttribute(path, "unix:uid");
  }

  private EmbeddedPostgres start(TestFolder folder, Duration restartLimit) {
    return EmbeddedPostgres.start(folder.path(), SESSIONS, restartLimit, givenUp::complete);
  }

  private static Path programs(TestFolder folder) throws IOException {
    try (var found = Files.newDirectoryStream(folder.path(), "programs-*")) {
      return found.iterator().next();
    }
  }

  private static void write(EmbeddedPostgres postgres) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbc(postgres));
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 'kept' AS word");
    }
  }

  private static boolean answers(EmbeddedPostgres postgres) {
    try {
      return ask(postgres, "SELECT 'yes'").equals("yes");
    } catch (SQLException refused) {
      return false;
    }
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbc(postgres));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** The database that every PostgreSQL has: more are made by those who use it. */
  private static String jdbc(EmbeddedPostgres postgres) {
    return "jdbc:postgresql://%s:%d/postgres?user=%s"
        .formatted(postgres.host(), postgres.port(), postgres.superuser());
  }
}
