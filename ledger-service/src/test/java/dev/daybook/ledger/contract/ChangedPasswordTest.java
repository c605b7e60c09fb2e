package dev.daybook.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whoever has an old token does not keep it for longer than the password that it was given for. */
class ChangedPasswordTest {

  private static final RunningService SERVICE = RunningService.shared();

  /** A second is promised; the other one is for a machine that is busy. */
  private static final Duration SOON = Duration.ofSeconds(2);

  @Test
  void aTokenFromBeforeAChangeOfThePasswordIsRefusedSoonAfterIt() {
    var user = SERVICE.newTenant();
    var neighbour = SERVICE.newUser(user.tenant(), "neighbour");
    assertThat(statusFor(user.authorization())).isEqualTo(200);

    // The hash of another user's password: how it came there makes no difference.
    SERVICE
        .database()
        .execute(
            """
            UPDATE daybook.user_account SET password_hash = (
                SELECT password_hash FROM daybook.user_account
                WHERE tenant = 'platform' AND username = 'operator')
            WHERE tenant = '%s' AND username = 'owner'
            """
                .formatted(user.tenant()));

    Await.one(
        Mono.fromSupplier(() -> statusFor(user.authorization()))
            .subscribeOn(Schedulers.boundedElastic())
            .filter(status -> status == 401)
            .repeatWhenEmpty(tries -> tries.delayElements(Duration.ofMillis(50)))
            .timeout(SOON));
    assertThat(statusFor(neighbour.authorization())).isEqualTo(200);
    var again = SERVICE.bearer(user.tenant(), "owner", RunningService.OPERATOR_PASSWORD);
    assertThat(statusFor(again)).isEqualTo(200);
  }

  private static int statusFor(String bearer) {
    return SERVICE.get("/api/v1/me", "Authorization", bearer).statusCode();
  }
}
