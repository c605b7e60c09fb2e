package dev.daybook.ledger.platform.http;

import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Puts into the envelope whatever fails outside of an endpoint: unknown paths above all. */
final class FailureAnswers implements WebExceptionHandler, Ordered {

  private final AnswerWriter writer;

  FailureAnswers(AnswerWriter writer) {
    this.writer = writer;
  }

  /** Before the framework's own, which would answer in another form. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    var request = exchange.getRequest();
    var operation = request.getMethod() + " " + SafeText.of(request.getPath().value());
    return writer.problem(exchange, Failures.problem(failure, RequestIds.of(exchange), operation));
  }
}
