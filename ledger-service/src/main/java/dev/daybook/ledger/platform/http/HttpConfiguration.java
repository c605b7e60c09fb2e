package dev.daybook.ledger.platform.http;

import dev.daybook.ledger.platform.http.EndpointHandler.Platform;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;

/** Puts the HTTP interface together from the endpoints that there are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpSettings.class)
class HttpConfiguration {

  /** Event loops of its own: the ones that all servers of a process share end with the first. */
  @Bean
  ReactorResourceFactory reactorResourceFactory() {
    var resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    return resources;
  }

  @Bean
  LiveStreams liveStreams(HttpSettings settings, Clock clock, ObjectProvider<Callers> callers) {
    return new LiveStreams(settings, clock, callers::getObject);
  }

  @Bean
  AnswerWriter answerWriter(LiveStreams streams, HttpSettings settings, Clock clock) {
    return new AnswerWriter(streams, new AnswerRoom(settings), clock);
  }

  @Bean
  Endpoints endpoints(ObjectProvider<Endpoint> alone, ObjectProvider<Resource> resources) {
    return new Endpoints(alone, resources);
  }

  @Bean
  WatchEndpoint watchEndpoint(ObjectProvider<EndpointMapping> mapping) {
    return new WatchEndpoint(mapping::getObject);
  }

  @Bean
  EndpointMapping endpointMapping(
      Endpoints endpoints,
      Callers callers,
      ObjectProvider<Admission> admission,
      AnswerWriter writer,
      HttpSettings settings) {
    var gatekeeper = new Gatekeeper(admission.getIfAvailable(() -> Admission.OPEN));
    var platform =
        new Platform(callers, gatekeeper, new InFlight(), new LastWrites(), writer, settings);
    var handlers =
        endpoints.all().stream().map(endpoint -> new EndpointHandler(endpoint, platform)).toList();
    return new EndpointMapping(handlers, gatekeeper, writer);
  }

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  RequestIds requestIds() {
    return new RequestIds();
  }

  @Bean
  BareRefusals bareRefusals() {
    return new BareRefusals();
  }

  @Bean
  FailureAnswers failureAnswers(AnswerWriter writer) {
    return new FailureAnswers(writer);
  }

  @Bean
  NettyLimits nettyLimits(HttpSettings settings) {
    return new NettyLimits(settings);
  }
}
