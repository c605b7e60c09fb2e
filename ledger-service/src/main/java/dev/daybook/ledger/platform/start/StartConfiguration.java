package dev.daybook.ledger.platform.start;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class StartConfiguration {

  /** The settings, found by their names in the environment, or, in tests, among the properties. */
  @Bean
  Settings settings(Environment environment) {
    return Settings.from(environment::getProperty);
  }

  @Bean
  ReadyLine readyLine(Settings settings) {
    return new ReadyLine(settings);
  }
}
