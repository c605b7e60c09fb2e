package dev.daybook.ledger.platform.http;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Gives every exchange its request id, the caller's if it is a sane one, and the headers that every
 * answer carries.
 */
final class RequestIds implements WebFilter {

  static final String HEADER = "X-Request-ID";

  /** The name of the request id in logs, and in the reactor context. */
  static final String KEY = "request_id";

  private static final int MAX_LENGTH = 128;
  private static final String ATTRIBUTE = RequestIds.class.getName();

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    var given = exchange.getRequest().getHeaders().getFirst(HEADER);
    var id = given != null && isSane(given) ? given : fresh();
    exchange.getAttributes().put(ATTRIBUTE, id);
    var headers = exchange.getResponse().getHeaders();
    headers.set(HEADER, id);
    secure(headers);
    return chain.filter(exchange).contextWrite(context -> context.put(KEY, id));
  }

  /** The answers are data: nothing in them is to be run, framed, sniffed or kept by a cache. */
  private static void secure(HttpHeaders headers) {
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Strict-Transport-Security", "max-age=31536000");
    headers.set("Cache-Control", "no-store");
  }

  static String of(ServerWebExchange exchange) {
    var id = exchange.<String>getAttribute(ATTRIBUTE);
    return id == null ? fresh() : id;
  }

  /** The id of the request that this chain belongs to, for what is logged in it. */
  static @Nullable String of(ContextView context) {
    return context.getOrDefault(KEY, null);
  }

  private static boolean isSane(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (var i = 0; i < id.length(); i++) {
      var c = id.charAt(i);
      var word = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
      if (!word && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  static String fresh() {
    var random = ThreadLocalRandom.current();
    return Long.toHexString(random.nextLong() | Long.MIN_VALUE)
        + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
  }
}
