package dev.daybook.ledger.platform.openapi;

import java.net.URI;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Leads people who come with a browser to the documentation; for programs there is nothing. */
final class FrontDoor implements HandlerMapping, Ordered {

  private static final URI DOCUMENTATION = URI.create("/docs");

  /** After the operations, of which none stands here. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 1;
  }

  @Override
  public Mono<Object> getHandler(ServerWebExchange exchange) {
    var request = exchange.getRequest();
    return request.getPath().value().equals("/")
            && (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD)
            && wantsHtml(exchange)
        ? Mono.just((WebHandler) FrontDoor::lead)
        : Mono.empty();
  }

  /** Said in so many words: who takes anything is no browser. */
  private static boolean wantsHtml(ServerWebExchange exchange) {
    try {
      return exchange.getRequest().getHeaders().getAccept().stream()
          .anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    } catch (InvalidMediaTypeException unreadable) {
      return false;
    }
  }

  private static Mono<Void> lead(ServerWebExchange exchange) {
    exchange.getResponse().setStatusCode(HttpStatus.FOUND);
    exchange.getResponse().getHeaders().setLocation(DOCUMENTATION);
    return exchange.getResponse().setComplete();
  }
}
