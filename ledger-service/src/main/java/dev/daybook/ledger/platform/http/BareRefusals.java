package dev.daybook.ledger.platform.http;

import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Makes a failure, which gets the envelope, of what health refuses with a status alone. */
final class BareRefusals implements WebFilter {

  private static final class FailingRefusal extends ServerHttpResponseDecorator {

    private FailingRefusal(ServerHttpResponse response) {
      super(response);
    }

    @Override
    public Mono<Void> setComplete() {
      var status = getStatusCode();
      return status != null && status.is4xxClientError() && !isCommitted()
          ? Mono.error(() -> new ResponseStatusException(status))
          : super.setComplete();
    }
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return exchange.getRequest().getPath().value().startsWith(Paths.HEALTH)
        ? chain.filter(
            exchange.mutate().response(new FailingRefusal(exchange.getResponse())).build())
        : chain.filter(exchange);
  }
}
