package dev.daybook.ledger.platform.http;

import dev.daybook.ledger.platform.start.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Whose pages may ask, as it is set. */
@Configuration(proxyBeanMethods = false)
class CrossOriginConfiguration {

  /** Before all that answers, so that refusals can be read too; after every answer has its id. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  CrossOrigin crossOrigin(Settings settings) {
    return new CrossOrigin(settings.allowedOrigins());
  }
}
