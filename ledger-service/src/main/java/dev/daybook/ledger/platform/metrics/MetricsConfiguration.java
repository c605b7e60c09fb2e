package dev.daybook.ledger.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  @Bean
  ViewMetrics viewMetrics(MeterRegistry registry) {
    return new ViewMetrics(registry);
  }
}
