package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.EventType;
import dev.daybook.eventstore.LogPages;
import dev.daybook.eventstore.PostgresEventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.events.WireEvents;
import dev.daybook.ledger.platform.postgres.Database;
import dev.daybook.ledger.platform.start.Settings;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContextBuilder;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Wires webhooks together. */
@Configuration(proxyBeanMethods = false)
class WebhooksConfiguration {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /**
   * How many connections one receiver is sent to by, at the most; as many webhooks wait for one.
   */
  private static final int CONNECTIONS_PER_RECEIVER = 50;

  private static final int WAITING_PER_RECEIVER = 1_000;
  private static final Duration IDLE_LIMIT = Duration.ofSeconds(20);
  private static final Duration EVICT_EVERY = Duration.ofSeconds(30);

  @Bean
  Sealing webhookSealing(Database database) throws SQLException {
    try (var connection = database.connectAsOwner()) {
      return new Sealing(SealingKeys.of(connection));
    }
  }

  @Bean
  NameServers nameServers(ReactorResourceFactory resources) {
    return new NameServers(resources.getLoopResources());
  }

  @Bean(destroyMethod = "dispose")
  ConnectionProvider webhookReceivers() {
    return ConnectionProvider.builder("webhooks")
        .maxConnections(CONNECTIONS_PER_RECEIVER)
        .pendingAcquireMaxCount(WAITING_PER_RECEIVER)
        .pendingAcquireTimeout(Sender.LIMIT)
        .maxIdleTime(IDLE_LIMIT)
        .evictInBackground(EVICT_EVERY)
        .disposeInactivePoolsInBackground(EVICT_EVERY, EVICT_EVERY)
        .build();
  }

  /** Another client, or other names, may be given by who tests what happens on the way. */
  @Bean
  Sender webhookSender(
      ConnectionProvider webhookReceivers,
      ReactorResourceFactory resources,
      ObjectProvider<Names> names,
      Settings settings,
      Clock clock) {
    var client =
        HttpClient.create(webhookReceivers)
            .runOn(resources.getLoopResources())
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(CONNECT_LIMIT.toMillis()));
    return new Sender(
        client,
        Mono.fromCallable(() -> Sender.secured(client, SslContextBuilder.forClient().build()))
            // Whom this machine trusts is read from a file, at the first use.
            .subscribeOn(Schedulers.boundedElastic())
            .cache(),
        names.getObject(),
        settings.webhooksAllowPrivate(),
        clock,
        Sender.LIMIT);
  }

  @Bean
  LogPages webhookLog(TenantConnections webhookConnections, PostgresEventStore store) {
    return new LogPages(webhookConnections, store);
  }

  @Bean
  Deliveries webhookDeliveries(TenantConnections webhookConnections) {
    return new Deliveries(webhookConnections);
  }

  @Bean
  Deliverer deliverer(
      TenantConnections runnerConnections,
      TenantConnections webhookConnections,
      Sealing sealing,
      Deliveries deliveries,
      Sender sender,
      LogPages webhookLog,
      WireEvents wire,
      PostgresEventStore store,
      List<EventType<?>> types) {
    var progress =
        new Progress(
            runnerConnections,
            webhookConnections,
            sealing,
            names(types),
            UUID.randomUUID().toString());
    return new Deliverer(progress, deliveries, sender, webhookLog, wire, store.heads());
  }

  @Bean
  WebhooksLifecycle webhooksLifecycle(Deliverer deliverer) {
    return new WebhooksLifecycle(deliverer);
  }

  @Bean
  Webhooks webhooks(
      TenantConnections serviceConnections,
      PostgresEventStore store,
      Sealing sealing,
      Sender sender,
      Deliveries deliveries,
      Deliverer deliverer,
      LogPages webhookLog,
      WireEvents wire,
      Clock clock,
      List<EventType<?>> types) {
    var names = names(types);
    var ids = new Ids(clock);
    var subscriptions = new Subscriptions(serviceConnections, sealing);
    return new Webhooks(
        subscriptions,
        deliveries,
        new Once(serviceConnections, store, sealing),
        new Asked(sender, names),
        new ByHand(subscriptions, deliveries, sender, webhookLog, wire, ids, clock, names),
        webhookLog,
        ids,
        deliverer,
        names);
  }

  private static List<String> names(List<EventType<?>> types) {
    return types.stream().map(EventType::name).distinct().sorted().toList();
  }
}
