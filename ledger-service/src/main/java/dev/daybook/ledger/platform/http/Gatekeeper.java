package dev.daybook.ledger.platform.http;

import dev.daybook.ledger.platform.http.Admission.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * Asks whether a request is let in, and tells its caller in the two fields of
 * draft-ietf-httpapi-ratelimit-headers-11 what is left, however the request ends.
 */
final class Gatekeeper {

  static final String POLICY = "RateLimit-Policy";
  static final String LIMIT = "RateLimit";

  private final Admission admission;

  Gatekeeper(Admission admission) {
    this.admission = admission;
  }

  /** Why nothing is answered to that address now; null where it may ask. */
  @Nullable Problem refusalOfAddress(ServerWebExchange exchange) {
    return refusal(exchange, admission.from(exchange.getRequest().getRemoteAddress()));
  }

  /** Why nothing is answered to the caller now; null where they may ask. */
  @Nullable Problem refusalOf(Caller caller, ServerWebExchange exchange) {
    return refusal(exchange, admission.of(caller));
  }

  private static @Nullable Problem refusal(ServerWebExchange exchange, Decision decision) {
    if (!decision.policies().isEmpty()) {
      var headers = exchange.getResponse().getHeaders();
      add(headers, POLICY, decision.policies());
      add(headers, LIMIT, decision.standings());
    }
    return decision.refusal();
  }

  /** Both are lists, and one line of them is read by more clients than two are. */
  private static void add(HttpHeaders headers, String name, String items) {
    var before = headers.getFirst(name);
    headers.set(name, before == null ? items : before + ", " + items);
  }
}
