package dev.daybook.ledger.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/** What a superuser does to the history is found, whatever it is, with its position. */
class TamperedHistoryTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final int BRANDS = 9;

  private static final RunningService SERVICE = RunningService.start();
  private static final Session SESSION = SERVICE.tenant("acme");
  private static final Session NEIGHBOUR = SERVICE.tenant("beta");

  /** The event that is tampered with, in the middle of others. */
  private static long position;

  private final HistoryCheck check = check();

  @BeforeAll
  static void somethingHappens() {
    for (int i = 0; i < BRANDS; i++) {
      var added = add(SESSION, i);
      position = i == BRANDS / 2 ? added : position;
      add(NEIGHBOUR, i);
    }
    post();
    owner(
        """
        CREATE TABLE kept_event AS SELECT * FROM daybook.event;
        CREATE TABLE kept_tag AS SELECT * FROM daybook.event_tag;
        CREATE TABLE kept_leaf AS SELECT * FROM daybook.audit_leaf;
        CREATE TABLE kept_checkpoint AS SELECT * FROM daybook.audit_checkpoint;
        """);
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @AfterEach
  void allIsAsItWasAgain() {
    tamper(
        """
        TRUNCATE daybook.event, daybook.event_tag, daybook.audit_leaf, daybook.audit_checkpoint;
        INSERT INTO daybook.event SELECT * FROM kept_event;
        INSERT INTO daybook.event_tag SELECT * FROM kept_tag;
        INSERT INTO daybook.audit_leaf SELECT * FROM kept_leaf;
        INSERT INTO daybook.audit_checkpoint SELECT * FROM kept_checkpoint;
        UPDATE daybook.audit_progress SET position = daybook.head();
        """);
  }

  @Test
  void beforeTheFirstRoundNothingIsSaid() {
    assertThat(check.status("acme").state()).isEqualTo(AuditState.VERIFYING);
  }

  @Test
  void aHistoryThatNobodyTouchedIsVerified() {
    check.round().block();
    var status = check.status("acme");
    assertThat(status.state()).isEqualTo(AuditState.VERIFIED);
    assertThat(status.position()).isEqualTo(lastPosition());
    assertThat(status.verifiedAt()).isEqualTo(NOW);
    assertThat(status.firstWrongPosition()).isNull();
    assertThat(SESSION.get("/audit/status").is(200).data("/state")).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = uuidv7()",
        "tenant = 'beta'",
        "tenant = 'nobody'",
        "type = 'purchases.brand-removed'",
        "revision = revision + 1",
        "recorded_at = recorded_at + interval '1 microsecond'",
        "recorded_at = 'infinity'",
        "effective_on = '2026-01-01'",
        "tags = tags || 'more:1'::text",
        "tags = tags || tags",
        "tags = tags[2:]",
        "tags = ARRAY['brand:1']",
        "tags = '{}'",
        "payload = replace(payload::text, 'Brand', 'Brans')::json",
        "payload = '{}'",
        "metadata = replace(metadata::text, '\"actor\":\"', '\"actor\":\"x')::json",
        "metadata = replace(metadata::text, '\"command\":\"', '\"command\":\"x')::json",
        "metadata = replace(metadata::text, '\"correlation_id\":\"',"
            + " '\"correlation_id\":\"x')::json",
        "metadata = replace(metadata::text, '\"causation_id\":\"', '\"causation_id\":\"x')::json",
        "metadata = '{}'",
        "position = 999999"
      })
  void aChangedFieldOfAnEventIsFound(String change) {
    tamper("UPDATE daybook.event SET %s WHERE position = %d".formatted(change, position));
    assertBrokenAt(position);
    assertOthersAreFine(change);
  }

  @Test
  void aDeletedEventIsFound() {
    tamper("DELETE FROM daybook.event WHERE position = " + position);
    assertBrokenAt(position);
  }

  @Test
  void theLastEventIsFoundToBeDeleted() {
    long last = lastPosition();
    tamper("DELETE FROM daybook.event WHERE position = " + last);
    assertBrokenAt(last);
  }

  @Test
  void exchangedPositionsAreFound() {
    tamper(
        """
        UPDATE daybook.event SET position = -1 WHERE position = %1$d;
        UPDATE daybook.event SET position = %1$d WHERE position = %2$d;
        UPDATE daybook.event SET position = %2$d WHERE position = -1;
        """
            .formatted(position, position - 2));
    assertBrokenAt(position - 2);
  }

  @Test
  void anEventThatWasAddedBetweenOthersIsFound() {
    tamper(
        """
        DELETE FROM daybook.event WHERE position = %1$d;
        DELETE FROM daybook.audit_leaf WHERE position = %1$d;
        """
            .formatted(position - 1));
    tamper(
        """
        INSERT INTO daybook.event
        SELECT %d, uuidv7(), tenant, type, revision, recorded_at, effective_on, tags, payload, metadata
        FROM daybook.event WHERE position = %d
        """
            .formatted(position - 1, position));
    assertBrokenAt(position - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM daybook.event_tag",
        "UPDATE daybook.event_tag SET tag = tag || '1'",
        "UPDATE daybook.event_tag SET type = 'purchases.brand-removed'",
        "INSERT INTO daybook.event_tag SELECT tenant, 'more:1', type, position FROM daybook.event"
      })
  void aChangedTagOfTheTableThatEventsAreFoundByIsFound(String change) {
    tamper(change + " WHERE position = " + position);
    assertBrokenAt(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE daybook.audit_leaf SET hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1)",
        "UPDATE daybook.audit_leaf SET leaf_index = leaf_index + 1000",
        "UPDATE daybook.audit_leaf SET hashes = hashes || hashes",
        "DELETE FROM daybook.audit_leaf"
      })
  void aChangedLeafIsFound(String change) {
    tamper(change + " WHERE position = " + position);
    assertBrokenAt(position);
  }

  /** Who reckons all hashes anew still lacks the key: what was signed does not fit any more. */
  @Test
  void anEventThatWasChangedWithAllHashesIsFoundByWhatWasSigned() {
    tamper(
        "UPDATE daybook.event SET payload = replace(payload::text, 'Brand', 'Brans')::json WHERE"
            + " position = "
            + position);
    tamper("TRUNCATE daybook.audit_leaf; UPDATE daybook.audit_progress SET position = 0;");
    tamper("TRUNCATE daybook.audit_checkpoint;");
    post();
    tamper(
        """
        TRUNCATE daybook.audit_checkpoint;
        INSERT INTO daybook.audit_checkpoint SELECT * FROM kept_checkpoint;
        """);
    check.round().block();
    var status = check.status("acme");
    assertThat(status.state()).isEqualTo(AuditState.BROKEN);
    assertThat(status.firstWrongPosition()).isLessThanOrEqualTo(position);
    assertThat(status.finding()).contains("signed");
    assertThat(check.status("beta").state()).isEqualTo(AuditState.VERIFIED);
  }

  @Test
  void aForgedOrMissingCheckpointIsFound() {
    tamper(
        "UPDATE daybook.audit_checkpoint SET note = replace(note, '=', 'A=') WHERE tenant ="
            + " 'acme'");
    check.round().block();
    assertThat(check.status("acme").state()).isEqualTo(AuditState.BROKEN);
    assertThat(check.status("beta").state()).isEqualTo(AuditState.VERIFIED);
    tamper("DELETE FROM daybook.audit_checkpoint WHERE tenant = 'acme'");
    check.round().block();
    assertThat(check.status("acme").state()).isEqualTo(AuditState.BROKEN);
    assertThat(check.status("acme").finding()).contains("missing");
  }

  @Test
  void nothingIsProvenOfAnEventThatWasChanged() {
    tamper("UPDATE daybook.event SET revision = 2 WHERE position = " + position);
    SESSION.get("/audit/receipt?position=" + position).isRefused(500, "history_broken");
  }

  @Test
  void whatIsRightAgainIsVerifiedAgain() {
    tamper("UPDATE daybook.event SET revision = 2 WHERE position = " + position);
    assertBrokenAt(position);
    allIsAsItWasAgain();
    check.round().block();
    assertThat(check.status("acme").state()).isEqualTo(AuditState.VERIFIED);
  }

  @Test
  void severalNodesAtOnceEnterEachEventOnce() {
    var others = List.of(posting(), posting(), posting());
    for (int i = 0; i < BRANDS; i++) {
      add(NEIGHBOUR, 100 + i);
      Flux.fromIterable(others).flatMap(TreePosting::catchUp, others.size()).blockLast();
    }
    post();
    check.round().block();
    assertThat(check.status("beta").state()).isEqualTo(AuditState.VERIFIED);
    assertThat(check.status("beta").events())
        .isEqualTo(number("SELECT count(*) FROM daybook.event WHERE tenant = 'beta'"));
    owner(
        """
        TRUNCATE kept_event, kept_tag, kept_leaf, kept_checkpoint;
        INSERT INTO kept_event SELECT * FROM daybook.event;
        INSERT INTO kept_tag SELECT * FROM daybook.event_tag;
        INSERT INTO kept_leaf SELECT * FROM daybook.audit_leaf;
        INSERT INTO kept_checkpoint SELECT * FROM daybook.audit_checkpoint;
        """);
  }

  private void assertBrokenAt(long wrong) {
    check.round().block();
    var status = check.status("acme");
    assertThat(status.state()).isEqualTo(AuditState.BROKEN);
    assertThat(status.firstWrongPosition()).isEqualTo(wrong);
    assertThat(status.position()).isEqualTo(wrong - 1);
    assertThat(status.finding()).isNotBlank();
    assertThat(status.verifiedAt()).isEqualTo(NOW);
  }

  private void assertOthersAreFine(String change) {
    var into = change.contains("'beta'") ? AuditState.BROKEN : AuditState.VERIFIED;
    assertThat(check.status("beta").state()).isEqualTo(into);
  }

  private static long add(Session session, int brand) {
    return session.post("/brands", "{\"name\":\"Brand %d\"}".formatted(brand)).is(201).position();
  }

  /** Until all is entered: the service's own posting may be in the middle of it. */
  private static void post() {
    var posting = posting();
    while (number("SELECT position FROM daybook.audit_progress")
        < number("SELECT daybook.head()")) {
      posting.catchUp().blockLast();
    }
  }

  private static TreePosting posting() {
    return new TreePosting(
        bean("runnerConnections", TenantConnections.class),
        bean("leaves", Leaves.class),
        bean("notary", Notary.class),
        bean("auditScheduler", Scheduler.class));
  }

  private static HistoryCheck check() {
    return new HistoryCheck(
        bean("runnerConnections", TenantConnections.class),
        bean("leaves", Leaves.class),
        bean("notary", Notary.class),
        bean("auditScheduler", Scheduler.class),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static <T> T bean(String name, Class<T> type) {
    return SERVICE.context().getBean(name, type);
  }

  private static long lastPosition() {
    return number("SELECT max(position) FROM daybook.event WHERE tenant = 'acme'");
  }

  private static long number(String sql) {
    try (var connection = SERVICE.database().jdbc();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** As somebody who may take away every rule. */
  private static void tamper(String sql) {
    owner(
        """
        ALTER TABLE daybook.event DISABLE TRIGGER refuse_change;
        ALTER TABLE daybook.event_tag DISABLE TRIGGER refuse_change;
        ALTER TABLE daybook.audit_leaf DISABLE TRIGGER refuse_change;
        ALTER TABLE daybook.audit_checkpoint DISABLE TRIGGER refuse_change;
        %s;
        ALTER TABLE daybook.event ENABLE ALWAYS TRIGGER refuse_change;
        ALTER TABLE daybook.event_tag ENABLE ALWAYS TRIGGER refuse_change;
        ALTER TABLE daybook.audit_leaf ENABLE ALWAYS TRIGGER refuse_change;
        ALTER TABLE daybook.audit_checkpoint ENABLE ALWAYS TRIGGER refuse_change;
        """
            .formatted(sql));
  }

  private static void owner(String sql) {
    SERVICE.database().execute(sql);
  }
}
