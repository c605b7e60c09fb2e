package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.wire.Cause;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.eventstore.LogPages;
import dev.daybook.eventstore.LogQuery;
import dev.daybook.eventstore.StoredEvent;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.events.WireEvents;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends something because somebody asks for it: at once, once, and beside what is delivered in
 * order.
 */
final class ByHand {

  /** Of one node, for all who ask. */
  private static final int AT_ONCE = 50;

  private static final int RETRY_AFTER_SECONDS = 5;

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final Sender sender;
  private final LogPages log;
  private final WireEvents wire;
  private final Ids ids;
  private final Clock clock;
  private final List<String> types;
  private final AtomicInteger sending = new AtomicInteger();

  /**
   * @param types all that there are
   */
  ByHand(
      Subscriptions subscriptions,
      Deliveries deliveries,
      Sender sender,
      LogPages log,
      WireEvents wire,
      Ids ids,
      Clock clock,
      List<String> types) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.sender = sender;
    this.log = log;
    this.wire = wire;
    this.ids = ids;
    this.clock = clock;
    this.types = List.copyOf(types);
  }

  /** Sends an event that stands in no log; empty if there is no such webhook. */
  Mono<WebhookDelivery> test(Call call, WebhookId webhook) {
    return send(
        call.tenant(),
        webhook,
        Mono.fromSupplier(() -> test(call.tenant(), call.caller().user(), webhook)));
  }

  private Message test(String tenant, String user, WebhookId webhook) {
    var event =
        CloudEvent.of(
            tenant,
            ids.next(),
            WebhookTested.TYPE,
            WebhookTested.REVISION,
            clock.instant(),
            "webhook/" + webhook.value(),
            ContractJson.MAPPER.writeValueAsString(new WebhookTested(webhook)),
            0,
            List.of(),
            new Cause(user, null, null, null),
            null);
    return new Message(event.id(), event.type(), null, event.json());
  }

  /** Sends an event of the log once more; empty if there is no such webhook, or no such event. */
  Mono<WebhookDelivery> again(Call call, WebhookId webhook, UUID event) {
    var tenant = call.tenant();
    return subscriptions
        .find(tenant, webhook)
        .flatMap(
            known ->
                log.find(tenant, event)
                    .flatMap(
                        stored ->
                            send(
                                tenant,
                                webhook,
                                previous(tenant, known, stored)
                                    .map(last -> message(stored, last == 0 ? null : last)))));
  }

  private Message message(StoredEvent event, @Nullable Long previous) {
    return Message.of(wire.of(event).after(previous));
  }

  private Mono<Long> previous(String tenant, Webhook webhook, StoredEvent event) {
    var which = webhook.which(types);
    return log.last(new LogQuery(tenant, which, Map.of(), 0, event.position() - 1));
  }

  private Mono<WebhookDelivery> send(String tenant, WebhookId webhook, Mono<Message> wanted) {
    return Mono.using(
        () -> {
          if (sending.incrementAndGet() > AT_ONCE) {
            sending.decrementAndGet();
            throw overloaded();
          }
          return sending;
        },
        taken ->
            subscriptions
                .target(tenant, webhook)
                .zipWith(wanted)
                .flatMap(
                    both ->
                        sender
                            .send(both.getT1().destination(), both.getT2(), both.getT1().secrets())
                            .flatMap(sent -> deliveries.note(tenant, webhook, both.getT2(), sent))),
        AtomicInteger::decrementAndGet);
  }

  private static Problem.Raised overloaded() {
    return Problem.of(ErrorCodes.OVERLOADED, "Too many are sending to webhooks by hand.")
        .retryAfterSeconds(RETRY_AFTER_SECONDS)
        .raise();
  }
}
