package dev.daybook.ledger.platform.contexts;

import dev.daybook.contracts.EventType;
import dev.daybook.projections.View;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all contexts bring together. */
@Configuration(proxyBeanMethods = false)
class ContextsConfiguration {

  @Bean
  List<EventType<?>> eventTypes(List<Context> contexts) {
    return contexts.stream()
        .<EventType<?>>flatMap(context -> context.kinds().types().stream())
        .toList();
  }

  @Bean
  List<View<?>> views(List<Context> contexts) {
    return contexts.stream().<View<?>>flatMap(context -> context.views().stream()).toList();
  }
}
