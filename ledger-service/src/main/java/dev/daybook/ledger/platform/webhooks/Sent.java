package dev.daybook.ledger.platform.webhooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt to deliver.
 *
 * @param httpStatus null where there was no answer
 * @param failure null where it was delivered
 * @param notBefore how long the receiver wants to be left alone
 */
record Sent(
    @Nullable Integer httpStatus,
    @Nullable DeliveryFailure failure,
    Duration notBefore,
    int latencyMillis) {

  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_REFUSAL = 400;
  private static final int GONE = 410;

  static Sent answered(int status, Duration notBefore) {
    return new Sent(status, failureOf(status), notBefore, 0);
  }

  static Sent failed(DeliveryFailure failure) {
    return new Sent(null, failure, Duration.ZERO, 0);
  }

  Sent took(Duration time) {
    return new Sent(httpStatus, failure, notBefore, Math.toIntExact(time.toMillis()));
  }

  boolean isDelivered() {
    return failure == null;
  }

  boolean isGone() {
    return failure == DeliveryFailure.GONE;
  }

  private static @Nullable DeliveryFailure failureOf(int status) {
    if (status >= FIRST_SUCCESS && status < FIRST_REDIRECT) {
      return null;
    }
    if (status >= FIRST_REDIRECT && status < FIRST_REFUSAL) {
      return DeliveryFailure.REDIRECTED;
    }
    return status == GONE ? DeliveryFailure.GONE : DeliveryFailure.REFUSED;
  }
}
