package dev.daybook.ledger.platform.http;

import java.util.HashMap;
import java.util.Map;

/**
 * Room in memory for answers until they are read. Of small ones there are no more than requests;
 * large ones share what there is, and one tenant gets half of it at the most, so that nobody who
 * asks for a lot and takes it slowly keeps the others from asking.
 */
final class AnswerRoom {

  /** An answer up to here is small. */
  private static final long SMALL_BYTES = 256 << 10;

  /** Whatever the settings say, most of the heap is for other things. */
  private static final int SHARE_OF_HEAP = 4;

  private static final int RETRY_AFTER_SECONDS = 2;

  private final long bytesOfAll;
  private final long bytesOfTenant;
  private final long bytesOfOne;
  private final Map<String, Long> byTenant = new HashMap<>();
  private long byAll;

  AnswerRoom(HttpSettings settings) {
    this.bytesOfAll =
        Math.min(settings.maxLargeAnswersBytes(), Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    this.bytesOfTenant = bytesOfAll / 2;
    this.bytesOfOne = Math.min(settings.maxAnswerBytes(), bytesOfTenant);
  }

  /**
   * Takes more room for an answer that gets longer, or says why there is none.
   *
   * @param bytes that the answer needs now
   * @param taken for it so far
   * @return what is taken for it now
   */
  long take(String tenant, long bytes, long taken) {
    if (bytes > bytesOfOne) {
      throw tooLarge().raise();
    }
    if (bytes <= SMALL_BYTES) {
      return 0;
    }
    if (!isTaken(tenant, bytes - taken)) {
      throw tooMany().raise();
    }
    return bytes;
  }

  private synchronized boolean isTaken(String tenant, long more) {
    long ofTenant = byTenant.getOrDefault(tenant, 0L) + more;
    if (byAll + more > bytesOfAll || ofTenant > bytesOfTenant) {
      return false;
    }
    byAll += more;
    byTenant.put(tenant, ofTenant);
    return true;
  }

  synchronized void giveBack(String tenant, long taken) {
    byAll -= taken;
    byTenant.computeIfPresent(tenant, (t, of) -> of == taken ? null : of - taken);
  }

  private Problem tooLarge() {
    return Problem.of(
        ErrorCodes.ANSWER_TOO_LARGE,
        "The answer would have more than %d bytes. Ask for a smaller page with `limit`, or for all of it as lines with `Accept: application/x-ndjson`."
            .formatted(bytesOfOne));
  }

  private static Problem tooMany() {
    return Problem.of(
            ErrorCodes.OVERLOADED,
            "Other large answers are being read just now. Ask again, or for a smaller page with `limit`, or for all of it as lines with `Accept: application/x-ndjson`.")
        .retryAfterSeconds(RETRY_AFTER_SECONDS);
  }
}
