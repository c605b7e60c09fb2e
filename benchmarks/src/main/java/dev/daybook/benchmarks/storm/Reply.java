package dev.daybook.benchmarks.storm;

import java.net.http.HttpHeaders;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param status {@link #NONE} where the connection broke
 */
record Reply(String asked, int status, String body, HttpHeaders headers) {

  static final int NONE = 0;

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Whoever is told one of these asks again. A token is refused by a node whose clock is wrong, and
   * 500 is what a database that has no room on its disk is answered with.
   */
  private static final Set<Integer> LATER = Set.of(NONE, 401, 408, 429, 500, 503);

  static Reply none(String asked, Exception broken) {
    return new Reply(
        asked, NONE, String.valueOf(broken), HttpHeaders.of(Map.of(), (name, value) -> true));
  }

  boolean isLater() {
    return LATER.contains(status) || status == 409 && json().at("/error/retryable").asBoolean();
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  JsonNode json() {
    try {
      return JSON.readTree(body.isEmpty() ? "{}" : body);
    } catch (JacksonException noJson) {
      throw new IllegalStateException(toString(), noJson);
    }
  }

  JsonNode data() {
    return json().path("data");
  }

  String id() {
    return data().path("id").asString("");
  }

  /** Of several faults the first. */
  String code() {
    var first = json().at("/error/details/0/code").asString("");
    return first.isEmpty() ? json().at("/error/code").asString("") : first;
  }

  /** Of the log; -1 where none is named. */
  long position() {
    return headers.firstValueAsLong("Daybook-Position").orElse(-1);
  }

  boolean isReplayed() {
    return headers.firstValue("Idempotency-Replayed").filter("true"::equals).isPresent();
  }

  @Override
  public String toString() {
    return "%s → %d %s".formatted(asked, status, body);
  }
}
