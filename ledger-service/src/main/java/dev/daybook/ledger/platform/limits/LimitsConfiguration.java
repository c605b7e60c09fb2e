package dev.daybook.ledger.platform.limits;

import dev.daybook.ledger.platform.http.Admission;
import dev.daybook.ledger.platform.start.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the limits in force, unless they are switched off. */
@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

  @Bean
  Admission admission(Settings settings) {
    return settings.rateLimits() ? new RateLimits(settings, System::nanoTime) : Admission.OPEN;
  }
}
