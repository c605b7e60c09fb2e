package dev.daybook.ledger.platform.metrics;

import dev.daybook.ledger.platform.eventlog.DiskRoom;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

  @Bean
  ViewMetrics viewMetrics(MeterRegistry registry, DiskRoom diskRoom) {
    return new ViewMetrics(registry, diskRoom::full);
  }
}
