package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.eventstore.testing.TestDatabase;
import dev.daybook.eventstore.testing.TestPostgres;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInHistoryTest {

  private static final Account OWNER = new Account("demo", "owner");
  private static final Origin STRANGE = new Origin("198.51.100.7", null);
  private static final Origin HOME = new Origin("192.0.2.1", null);

  private static final TestDatabase database =
      TestPostgres.database("identity", IdentityDatabase::migrate);
  private final TenantConnections connections =
      TenantConnections.pooled(database.connect(database.service()), 2);
  private final SignInHistory history = new SignInHistory(connections);

  @BeforeEach
  void nobodyHasSignedInYet() {
    database.execute("TRUNCATE daybook.sign_in");
  }

  @AfterEach
  void disconnect() {
    connections.close().block();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tenFailuresFromWhereverLockTheAccountForStrangersAndNoOtherAccount(boolean exists) {
    for (int i = 0; i < 9; i++) {
      assertThat(Await.one(history.judge(OWNER, from(i), exists, false))).isZero();
    }
    assertThat(lockedFor(STRANGE)).isZero();
    fail(STRANGE, exists, 1);
    assertThat(lockedFor(STRANGE)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    assertThat(lockedFor(from(1_000))).isPositive();
    assertThat(lockedFor(new Account("Demo ", "OWNER"), STRANGE)).isPositive();
    assertThat(lockedFor(new Account("demo", "another"), STRANGE)).isZero();
    assertThat(lockedFor(new Account("another", "owner"), STRANGE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void eachFurtherFailureLocksForLongerUpToALimit(boolean exists) {
    fail(STRANGE, exists, 10);
    for (var seconds : new long[] {60, 120, 240, 480, 900, 900}) {
      later("30 minutes");
      assertThat(lockedFor(STRANGE)).isZero();
      fail(STRANGE, exists, 1);
      assertThat(lockedFor(STRANGE).toSeconds()).isBetween(seconds - 5, seconds);
    }
  }

  @Test
  void neitherAFailureNorASuccessCountsWhileItIsLocked() {
    fail(STRANGE, true, 10);
    assertThat(Await.one(history.judge(OWNER, STRANGE, true, false))).isPositive();
    assertThat(Await.one(history.judge(OWNER, STRANGE, true, true))).isPositive();
    assertThat(Await.one(history.standing(OWNER, STRANGE)).known()).isFalse();
  }

  @Test
  void aSuccessForgetsTheFailuresOfWhereItCameFromAndNoOthers() {
    fail(STRANGE, true, 9);
    succeed(HOME);
    fail(HOME, true, 9);
    succeed(HOME);
    fail(HOME, true, 9);
    assertThat(lockedFor(HOME)).isZero();
    succeed(HOME);
    fail(STRANGE, true, 10);
    assertThat(lockedFor(STRANGE)).isPositive();
    assertThat(lockedFor(HOME)).isZero();
  }

  @Test
  void aDeviceIsKnownWhereverItGoesAndTheAddressOnlyForAsLongAsItWasSignedInFromLately() {
    var device = UUID.randomUUID();
    succeed(new Origin("192.0.2.1", device));
    assertThat(known(new Origin("203.0.113.9", device))).isTrue();
    assertThat(known(HOME)).isTrue();
    assertThat(known(new Origin("203.0.113.9", UUID.randomUUID()))).isFalse();
    later("89 days");
    assertThat(known(HOME)).isTrue();
    later("2 days");
    assertThat(known(HOME)).isFalse();
    assertThat(known(new Origin("203.0.113.9", device))).isFalse();
  }

  @Test
  void ofTheNetworkOfAnIpv6AddressAllAreOne() throws UnknownHostException {
    succeed(socket("2001:db8:1:2::7"));
    assertThat(known(socket("2001:db8:1:2:ffff::8"))).isTrue();
    assertThat(known(socket("2001:db8:1:3::7"))).isFalse();
  }

  @Test
  void ofTheSuccessesOfAnAccountTwentyPlacesAreRemembered() {
    for (int i = 0; i < 25; i++) {
      succeed(from(i));
    }
    assertThat(known(from(0))).isFalse();
    assertThat(known(from(24))).isTrue();
    assertThat(rows("known_until IS NOT NULL")).isEqualTo(20);
  }

  @Test
  void inventedNamesEvictEachOtherAndNeverTheCountOfAnAccount() {
    fail(STRANGE, true, 10);
    database.execute(
        """
        INSERT INTO daybook.sign_in (account, mark, invented, failures, kept_until)
        SELECT 'invented ' || i, '', true, 1, clock_timestamp() + interval '2 days' + i * interval '1 second'
        FROM generate_series(1, %d) AS i
        """
            .formatted(SignInHistory.INVENTED_NAMES_KEPT + 50));
    assertThat(Await.one(history.prune())).isEqualTo(50);
    assertThat(rows("invented")).isEqualTo(SignInHistory.INVENTED_NAMES_KEPT);
    assertThat(rows("account = 'invented 50'")).isZero();
    assertThat(rows("account = 'invented 51'")).isOne();
    assertThat(lockedFor(STRANGE)).isPositive();
  }

  @Test
  void aFailureIsForgottenAfterADayAndASuccessAfterNinety() {
    fail(STRANGE, true, 1);
    fail(STRANGE, false, 1);
    succeed(HOME);
    later("23 hours");
    assertThat(Await.one(history.prune())).isZero();
    later("2 hours");
    assertThat(Await.one(history.prune())).isEqualTo(1);
    later("90 days");
    assertThat(Await.one(history.prune())).isEqualTo(1);
    assertThat(rows("true")).isZero();
  }

  @Test
  void namesAreKeptAsDigests() {
    fail(STRANGE, false, 1);
    assertThat(rows("account ~ '^[0-9a-f]{64}$'")).isOne();
  }

  private void fail(Origin from, boolean exists, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(Await.one(history.judge(OWNER, from, exists, false))).isZero();
    }
  }

  private void succeed(Origin from) {
    assertThat(Await.one(history.judge(OWNER, from, true, true))).isZero();
  }

  private boolean known(Origin from) {
    return Await.one(history.standing(OWNER, from)).known();
  }

  private Duration lockedFor(Origin from) {
    return lockedFor(OWNER, from);
  }

  private Duration lockedFor(Account account, Origin from) {
    return Await.one(history.standing(account, from)).locked();
  }

  /** The clock is the database's: instead of moving it, everything happened earlier. */
  private static void later(String interval) {
    database.execute(
        """
        UPDATE daybook.sign_in SET locked_until = locked_until - interval '%1$s',
            known_until = known_until - interval '%1$s', kept_until = kept_until - interval '%1$s'
        """
            .formatted(interval));
  }

  private static Origin from(int address) {
    return new Origin("203.0.113." + address, null);
  }

  private static Origin socket(String address) throws UnknownHostException {
    return Origin.of(new InetSocketAddress(InetAddress.getByName(address), 1), null);
  }

  private static long rows(String condition) {
    try (var connection = database.jdbc();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT count(*) FROM daybook.sign_in WHERE " + condition)) {
      rows.next();
      return rows.getLong(1);
    } catch (java.sql.SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
