package dev.daybook.ledger.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.ledger.community.sheets.ReplayedSheet;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import dev.daybook.proofs.Checkpoint;
import dev.daybook.proofs.Consistency;
import dev.daybook.proofs.EventLine;
import dev.daybook.proofs.Frontier;
import dev.daybook.proofs.Hash;
import dev.daybook.proofs.Inclusion;
import dev.daybook.proofs.Malformed;
import dev.daybook.proofs.Receipt;
import dev.daybook.proofs.SignedNote;
import dev.daybook.proofs.VerifierKey;
import dev.daybook.proofs.verify.VerifyCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AuditOverHttpTest {

  private static final int BRANDS = 12;
  private static final String[] PATIENTLY = {"Prefer", "wait=10"};

  private static final RunningService SERVICE = RunningService.shared();
  private static final Session SESSION = SERVICE.newTenant();
  private static final Session NEIGHBOUR = SERVICE.newTenant();
  private static final List<Long> POSITIONS = new ArrayList<>();

  @BeforeAll
  static void somethingHappens() {
    for (int i = 0; i < BRANDS; i++) {
      POSITIONS.add(add(SESSION, "Brand " + i));
      add(NEIGHBOUR, "Brand " + i);
    }
    SESSION.get("/audit/receipt?position=" + POSITIONS.getLast(), PATIENTLY).is(200);
  }

  private static long add(Session session, String brand) {
    return session.post("/brands", "{\"name\":\"%s\"}".formatted(brand)).is(201).position();
  }

  @Test
  void theKeyIsEverybodys() {
    var text = SERVICE.get("/api/v1/audit/key").body();
    assertThat(text).endsWith("\n");
    assertThat(VerifierKey.parse(text.strip()).name()).matches("daybook-[0-9a-f]{16}");
  }

  @Test
  void aCheckpointIsSignedAndNamesTheTenant() {
    var reply = SESSION.get("/audit/checkpoint").is(200);
    assertThat(reply.header("Content-Type")).startsWith("text/plain");
    var checkpoint = opened(reply.response().body());
    assertThat(checkpoint.origin()).isEqualTo(key().name() + "/tenants/" + SESSION.tenant());
    assertThat(checkpoint.size()).isGreaterThanOrEqualTo(BRANDS);
  }

  @Test
  void everyEventHasAReceiptThatChecksWithTheKeyAlone(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("key"), key().toString());
    long index = -1;
    for (var position : POSITIONS) {
      var text =
          SESSION.get("/audit/receipt?position=" + position, PATIENTLY).is(200).response().body();
      var receipt = Receipt.parse(text);
      assertThat(receipt.verified(key()).origin()).endsWith("/tenants/" + SESSION.tenant());
      assertThat(receipt.index()).isGreaterThan(index);
      assertThat(EventLine.parse(receipt.eventText()).position()).isEqualTo(position);
      index = receipt.index();

      Files.writeString(folder.resolve("receipt"), text);
      var outcome =
          VerifyCommand.run(
              List.of(
                  "--receipt",
                  folder.resolve("receipt").toString(),
                  "--key",
                  folder.resolve("key").toString()),
              ReplayedSheet::new);
      assertThat(outcome.exitCode()).as(outcome.sentence()).isZero();
    }
    var other =
        Receipt.parse(
            SESSION.get("/audit/receipt?position=" + POSITIONS.getFirst()).response().body());
    assertThatThrownBy(
            () ->
                new Receipt(other.event(), other.index() + 1, other.proof(), other.checkpoint())
                    .verified(key()))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void aReplayIsVerifiedOffline(@TempDir Path folder) throws IOException {
    var replay = SESSION.get("/events", "Accept", "application/x-ndjson").is(200).response().body();
    Files.writeString(folder.resolve("key"), key() + "\n");
    Files.writeString(
        folder.resolve("checkpoint"), SESSION.get("/audit/checkpoint").response().body());
    Files.writeString(
        folder.resolve("history"), SESSION.get("/audit/checkpoints?limit=100").response().body());
    Files.writeString(folder.resolve("replay"), replay);
    assertThat(verifyReplay(folder, "checkpoint").exitCode()).isZero();
    var outcome = verifyReplay(folder, "history");
    assertThat(outcome.exitCode()).as(outcome.sentence()).isZero();
    assertThat(outcome.sentence()).startsWith("verified: %d events".formatted(positions().size()));

    assertThat(replay.lines().filter(line -> line.contains("\"leafhash\":\"")))
        .hasSize(positions().size());
    Files.writeString(folder.resolve("replay"), replay.replace("Brand 7", "Brand 8"));
    outcome = verifyReplay(folder, "checkpoint");
    assertThat(outcome.exitCode()).isOne();
    assertThat(outcome.sentence())
        .contains("line ", "the event at position %d".formatted(POSITIONS.get(7)), "changed");
  }

  private static VerifyCommand.Outcome verifyReplay(Path folder, String checkpoint) {
    return VerifyCommand.run(
        List.of(
            "--replay",
            folder.resolve("replay").toString(),
            "--checkpoint",
            folder.resolve(checkpoint).toString(),
            "--key",
            folder.resolve("key").toString()),
        ReplayedSheet::new);
  }

  @Test
  void inclusionIsProvenInEveryTreeThatHasTheEvent() {
    var signed = opened(SESSION.get("/audit/checkpoint").response().body());
    var roots = roots();
    assertThat(roots.get((int) signed.size())).isEqualTo(signed.root());
    for (var position : POSITIONS) {
      var reply = SESSION.get("/audit/proof/inclusion?position=" + position).is(200);
      long index = reply.data().path("leaf_index").asLong();
      var receipt =
          Receipt.parse(SESSION.get("/audit/receipt?position=" + position).response().body());
      assertThat(receipt.index()).isEqualTo(index);
      for (long size = index + 1; size <= signed.size(); size++) {
        var proof =
            SESSION
                .get("/audit/proof/inclusion?position=%d&tree_size=%d".formatted(position, size))
                .is(200)
                .data();
        assertThat(proof.path("tree_size").asLong()).isEqualTo(size);
        assertThat(
                Inclusion.holds(
                    Hash.ofLeaf(receipt.event()),
                    index,
                    size,
                    hashes(proof),
                    roots.get((int) size)))
            .isTrue();
        assertThat(proof.path("leaf_hash").asString())
            .isEqualTo(Hash.ofLeaf(receipt.event()).toString());
      }
    }
  }

  @Test
  void whatWasSignedIsConsistent() {
    var checkpoints = new ArrayList<Checkpoint>();
    for (var line : SESSION.get("/audit/checkpoints", "Accept", "application/x-ndjson").lines()) {
      checkpoints.add(opened(line.path("note").asString()));
    }
    assertThat(checkpoints).isNotEmpty();
    var newest = checkpoints.getFirst();
    for (var old : checkpoints) {
      var proof =
          SESSION
              .get("/audit/proof/consistency?from=%d&to=%d".formatted(old.size(), newest.size()))
              .is(200)
              .data();
      assertThat(
              Consistency.holds(
                  old.size(), old.root(), newest.size(), newest.root(), hashes(proof)))
          .isTrue();
    }
    var page = SESSION.get("/audit/checkpoints?limit=1").is(200);
    assertThat(page.data().size()).isOne();
    assertThat(page.meta().path("total").asInt()).isGreaterThanOrEqualTo(checkpoints.size());
  }

  @Test
  void whatIsNotCoveredYetIsToldSoOrWaitedFor() throws Exception {
    try (var connection = SERVICE.database().jdbc();
        var statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(%d)".formatted(TreePosting.LOCK));
      // A tenant begins with events of its own.
      var session = SERVICE.newTenant();
      long position = add(session, "Late");
      var reply =
          session.get("/audit/receipt?position=" + position).isRefused(425, "not_yet_proven");
      assertThat(reply.header("Retry-After")).isEqualTo("1");
      session.get("/audit/proof/inclusion?position=" + position).isRefused(425, "not_yet_proven");
      session
          .get("/audit/receipt?position=" + position, "Prefer", "wait=1")
          .isRefused(425, "not_yet_proven");
      var checkpoint = opened(session.get("/audit/checkpoint").is(200).response().body());
      assertThat(checkpoint.root()).isEqualTo(Hash.EMPTY_TREE);

      var waiting = session.sending("GET", "/audit/receipt?position=" + position, "", PATIENTLY);
      statement.execute("SELECT pg_advisory_unlock(%d)".formatted(TreePosting.LOCK));
      assertThat(Receipt.parse(waiting.get().is(200).response().body()).verified(key()).size())
          .isPositive();
    }
  }

  @Test
  void whatIsNoneOfTheTenantsIsNotFound() {
    for (var position : List.of(0L, -1L, 999_999_999L, POSITIONS.getFirst())) {
      var session = position.equals(POSITIONS.getFirst()) ? NEIGHBOUR : SESSION;
      session.get("/audit/receipt?position=" + position).isRefused(404, "not_found");
      session.get("/audit/proof/inclusion?position=" + position).isRefused(404, "not_found");
    }
  }

  @Test
  void sizesThatThereAreNotAreRefused() {
    long size = opened(SESSION.get("/audit/checkpoint").response().body()).size();
    var position = POSITIONS.getFirst();
    long index =
        SESSION
            .get("/audit/proof/inclusion?position=" + position)
            .data()
            .path("leaf_index")
            .asLong();
    for (var wrong : List.of("0", "-1", "" + index, "" + (size + 1_000_000), "x", "1.5", "")) {
      SESSION
          .get("/audit/proof/inclusion?position=%d&tree_size=%s".formatted(position, wrong))
          .isRefused(422, "validation_error");
    }
    for (var wrong :
        List.of(
            "from=0&to=2",
            "from=-1",
            "from=3&to=2",
            "from=1&to=" + (size + 1_000_000),
            "to=2",
            "",
            "from=x",
            "from=1&to=0",
            "from=1&size=2")) {
      SESSION
          .get("/audit/proof/consistency" + (wrong.isEmpty() ? "" : "?" + wrong))
          .isRefused(422, "validation_error");
    }
    for (var path :
        List.of("/audit/receipt", "/audit/proof/inclusion", "/audit/receipt?position=x")) {
      SESSION.get(path).isRefused(422, "validation_error");
    }
  }

  @Test
  void allFaultsAreToldTogether() {
    var reply = SESSION.get("/audit/proof/consistency?to=0").isRefused(422, "validation_error");
    assertThat(reply.body().at("/error/details").findValuesAsString("field"))
        .containsExactlyInAnyOrder("from", "to");
  }

  @Test
  void nobodyElseIsTold() {
    for (var path :
        List.of(
            "checkpoint",
            "checkpoints",
            "status",
            "receipt?position=1",
            "proof/inclusion?position=1",
            "proof/consistency?from=1")) {
      assertThat(SERVICE.get("/api/v1/audit/" + path).statusCode()).isEqualTo(401);
      assertThat(
              SERVICE
                  .get("/api/v1/audit/" + path, "Authorization", SERVICE.operator())
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void whatIsProvenIsWhatTheWireSaysButForTwoMembers() {
    assertThat(EventLine.NOT_PROVEN).isEqualTo(CloudEvent.NOT_PROVEN);
  }

  @Test
  void noRoleOfTheServiceChangesWhatWasEntered() throws SQLException {
    for (var role : List.of("daybook_service", "daybook_runner")) {
      try (var connection = SERVICE.database().jdbc(role);
          var statement = connection.createStatement()) {
        for (var sql :
            List.of(
                "UPDATE daybook.audit_leaf SET position = position",
                "DELETE FROM daybook.audit_leaf",
                "UPDATE daybook.audit_checkpoint SET note = ''",
                "DELETE FROM daybook.audit_checkpoint",
                "TRUNCATE daybook.audit_leaf",
                "SELECT private_key FROM daybook.audit_key")) {
          assertThatThrownBy(() -> statement.execute(sql))
              .hasMessageContaining("permission denied");
        }
      }
    }
    assertThatThrownBy(() -> SERVICE.database().execute("DELETE FROM daybook.audit_leaf"))
        .hasMessageContaining("never changed");
  }

  /** The root of each size, reckoned from the receipts of all events. */
  private static List<Hash> roots() {
    var tree = Frontier.empty();
    var roots = new ArrayList<>(List.of(tree.root()));
    for (long position : positions()) {
      var receipt = SESSION.get("/audit/receipt?position=" + position, PATIENTLY).is(200);
      tree.append(Hash.ofLeaf(Receipt.parse(receipt.response().body()).event()));
      roots.add(tree.root());
    }
    return roots;
  }

  private static List<Long> positions() {
    var positions = new ArrayList<Long>();
    try (var connection = SERVICE.database().jdbc();
        var find =
            connection.prepareStatement(
                "SELECT position FROM daybook.event WHERE tenant = ? ORDER BY position")) {
      find.setString(1, SESSION.tenant());
      for (var rows = find.executeQuery(); rows.next(); ) {
        positions.add(rows.getLong(1));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return positions;
  }

  private static List<Hash> hashes(JsonNode proof) {
    return proof.path("hashes").valueStream().map(JsonNode::asString).map(Hash::ofBase64).toList();
  }

  private static Checkpoint opened(String note) {
    return Checkpoint.opened(SignedNote.parse(note), key());
  }

  private static VerifierKey key() {
    return VerifierKey.parse(SERVICE.get("/api/v1/audit/key").body().strip());
  }
}
