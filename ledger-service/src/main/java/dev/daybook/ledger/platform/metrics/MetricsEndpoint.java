package dev.daybook.ledger.platform.metrics;

import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.projections.ViewRunner;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
final class MetricsEndpoint implements Endpoint {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private static final Operation OPERATION =
      Operation.get("/metrics", "Read metrics")
          .tag("views")
          .description("Views, JVM and HTTP in numbers, in Prometheus' text format.")
          .needs(new Permission("views:read"))
          .produces(TEXT);

  private final PrometheusMeterRegistry registry;
  private final ViewMetrics views;
  private final ViewRunner runner;

  MetricsEndpoint(PrometheusMeterRegistry registry, ViewMetrics views, ViewRunner runner) {
    this.registry = registry;
    this.views = views;
    this.runner = runner;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    return runner
        .statuses()
        .doOnNext(views::seen)
        .then(Mono.fromSupplier(() -> Answer.raw(TEXT, registry.scrape())));
  }
}
