package dev.daybook.ledger.platform.http;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells browsers which pages of other origins may read what is answered. What a page of an origin
 * that is not allowed asks is answered as ever: its browser keeps the answer from it. Nobody is
 * known by a cookie here, so none is asked for.
 */
final class CrossOrigin implements WebFilter {

  private static final List<HttpMethod> METHODS =
      List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  /** What pages send, beside what every page may. */
  private static final List<String> SENT =
      List.of(
          "Accept",
          "Authorization",
          "Content-Type",
          HeadReader.MIN_POSITION,
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID",
          "Prefer",
          EndpointHandler.API_KEY,
          RequestIds.HEADER);

  /** What pages may read, beside what every page may. */
  private static final List<String> EXPOSED =
      List.of(
          "Content-Disposition",
          AnswerWriter.POSITION,
          "ETag",
          "Idempotency-Replayed",
          "Location",
          Gatekeeper.LIMIT,
          Gatekeeper.POLICY,
          "Retry-After",
          RequestIds.HEADER);

  /** A browser need not ask again before that. */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final Set<String> allowed;

  /**
   * @param allowed origins as browsers write them; empty if there are none but the service's own
   */
  CrossOrigin(Set<String> allowed) {
    this.allowed = Set.copyOf(allowed);
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (allowed.isEmpty()) {
      return chain.filter(exchange);
    }
    var response = exchange.getResponse();
    // Said at last, because whoever writes the answer says what else it varies with.
    response.beforeCommit(
        () -> Mono.fromRunnable(() -> response.getHeaders().add(HttpHeaders.VARY, "Origin")));
    var origin = exchange.getRequest().getHeaders().getOrigin();
    if (origin == null || !allowed.contains(origin)) {
      return chain.filter(exchange);
    }
    response.getHeaders().setAccessControlAllowOrigin(origin);
    if (isPreflight(exchange.getRequest())) {
      return allow(response);
    }
    response.getHeaders().setAccessControlExposeHeaders(EXPOSED);
    return chain.filter(exchange);
  }

  /**
   * Whether it only asks what may be asked; nobody signs in for that. What else such a question
   * bears, {@link HeadGuard} takes off before the framework answers it; and no operation is asked
   * for by this method.
   */
  private static boolean isPreflight(ServerHttpRequest request) {
    return request.getMethod() == HttpMethod.OPTIONS;
  }

  private static Mono<Void> allow(ServerHttpResponse response) {
    var headers = response.getHeaders();
    headers.setAccessControlAllowMethods(METHODS);
    headers.setAccessControlAllowHeaders(SENT);
    headers.setAccessControlMaxAge(REMEMBERED);
    response.setStatusCode(HttpStatus.NO_CONTENT);
    return response.setComplete();
  }
}
