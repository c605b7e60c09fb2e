package dev.daybook.ledger.platform.webhooks;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Between;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.JsonSchemas;
import dev.daybook.contracts.schema.Positive;
import dev.daybook.contracts.wire.CloudEvent;
import dev.daybook.eventstore.LogPages;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Paging;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.http.Resource;
import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What can be asked about webhooks. */
final class Webhooks implements Resource {

  private static final Permission MANAGE = new Permission("webhooks:manage");

  private static final String LIST = "/webhooks";
  private static final String ONE = "/webhooks/{webhook_id}";
  private static final String DELIVERIES = ONE + "/deliveries";
  private static final String DELIVERY = DELIVERIES + "/{event_id}";

  private static final String NOUN = "webhook";

  /** As long as it takes to tell a receiver the new secret without haste. */
  private static final int OLD_SECRET_SECONDS = 86_400;

  private static final int LONGEST_OLD_SECRET_SECONDS = 604_800;

  record Rotation(
      @Nullable
          @Between(min = 0, max = LONGEST_OLD_SECRET_SECONDS)
          @Describe(
              "For how many seconds the secrets so far sign beside the new one, so that its"
                  + " receiver can be told in the meantime; 86,400, a day, unless said. 0 ends them"
                  + " at once.")
          Integer oldSecretSeconds) {}

  record Again(
      @Positive
          @Describe(
              "The position of the first event to send: events after it follow, in order. One more"
                  + " than the head of the log leaves out whatever waits.")
          long fromPosition) {}

  private final Subscriptions subscriptions;
  private final Deliveries deliveries;
  private final Once once;
  private final Asked asked;
  private final ByHand byHand;
  private final LogPages log;
  private final Ids ids;
  private final Deliverer deliverer;
  private final List<String> types;

  Webhooks(
      Subscriptions subscriptions,
      Deliveries deliveries,
      Once once,
      Asked asked,
      ByHand byHand,
      LogPages log,
      Ids ids,
      Deliverer deliverer,
      List<String> types) {
    this.subscriptions = subscriptions;
    this.deliveries = deliveries;
    this.once = once;
    this.asked = asked;
    this.byHand = byHand;
    this.log = log;
    this.ids = ids;
    this.deliverer = deliverer;
    this.types = List.copyOf(types);
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(
            manage(Operation.post(LIST, "Add a webhook"))
                .description(
                    "Each event of the tenant that it asks for is sent to the URL from now on, one"
                        + " by one, as a structured CloudEvent, signed as Standard Webhooks 1.0 has"
                        + " it. The answer shows the secret that the receiver verifies signatures"
                        + " with; no other answer does.")
                .body(NewWebhook.class)
                .creates(Webhook.class, ONE)
                .refuses(Refusals.TOO_MANY_WEBHOOKS)
                .because(Refusals.NOT_A_URL, Refusals.ADDRESS_NOT_ALLOWED),
            this::add),
        Endpoint.of(
            manage(Operation.get(LIST, "List webhooks"))
                .description("In the order in which they were added.")
                .lists(Webhook.class),
            this::list),
        Endpoint.of(
            manage(Operation.get(ONE, "Show a webhook"))
                .description("What it is told of, and how far it is.")
                .returns(Webhook.class),
            call -> known(call).map(Answer::ok)),
        Endpoint.of(
            manage(Operation.patch(ONE, "Edit a webhook"))
                .description(
                    "Holds from the next event on. Events that wait already are chosen anew, by"
                        + " the types and tags that there are then.")
                .body(WebhookChanges.class)
                .returns(Webhook.class)
                .because(Refusals.NOT_A_URL, Refusals.ADDRESS_NOT_ALLOWED),
            this::edit),
        Endpoint.of(
            manage(Operation.delete(ONE, "Delete a webhook"))
                .description("Nothing is sent to it any more, and what was sent is forgotten."),
            call ->
                once.change(
                    call,
                    connection ->
                        subscriptions
                            .delete(connection, call.tenant(), id(call))
                            .filter(rows -> rows == 1)
                            .map(rows -> Answer.nothing())
                            .switchIfEmpty(unknown(call)))),
        changing(
            manage(Operation.post(ONE + "/pause", "Pause a webhook"))
                .description(
                    "Events wait until it is resumed. One that is being sent at this moment may"
                        + " still arrive."),
            subscriptions::pause),
        changing(
            manage(Operation.post(ONE + "/resume", "Resume a webhook"))
                .description(
                    "Goes on with the first event that was not delivered, also where the service"
                        + " itself had stopped sending."),
            subscriptions::resume),
        Endpoint.of(
            manage(Operation.post(ONE + "/rotate-secret", "Rotate a webhook's secret"))
                .description(
                    "Makes a new secret, which the answer shows. For a while both sign, so that no"
                        + " event is refused while the receiver is being told.")
                .body(Rotation.class)
                .returns(Webhook.class)
                .refuses(Refusals.TOO_MANY_SECRETS),
            this::rotate),
        Endpoint.of(
            manage(Operation.post(ONE + "/resend", "Send a webhook's events again"))
                .description(
                    "Goes on from another position, before or after the one that it has reached:"
                        + " every event from there on is sent, in order, with the `webhook-id` that"
                        + " it had before.")
                .body(Again.class)
                .returns(Webhook.class),
            this::resend),
        Endpoint.of(
            manage(Operation.post(ONE + "/test", "Send a webhook a test"))
                .description(
                    "Sends an event of type `platform.webhook-tested`, which stands in no log, once"
                        + " and now, also while it is paused. The answer says what came of it.")
                .returns(WebhookDelivery.class),
            call ->
                once.afterwards(
                    call,
                    byHand.test(call, id(call)).map(Answer::ok).switchIfEmpty(unknown(call)))),
        Endpoint.of(
            manage(Operation.get(DELIVERIES, "List a webhook's deliveries"))
                .description(
                    "What was sent lately, what was first sent last coming first. The last 1,000"
                        + " or so are kept, for 30 days.")
                .lists(WebhookDelivery.class),
            this::listDeliveries),
        Endpoint.of(
            manage(Operation.get(DELIVERY, "Show a webhook's delivery"))
                .description("What came of sending one event.")
                .returns(WebhookDelivery.class),
            call ->
                deliveries
                    .find(call.tenant(), id(call), event(call))
                    .map(Answer::ok)
                    .defaultIfEmpty(Answer.notFound(notSent(call)))),
        Endpoint.of(
            manage(Operation.post(DELIVERY + "/resend", "Send one event again"))
                .description(
                    "Sends an event of the log once more and now, out of order, whether or not it"
                        + " was sent before. The answer says what came of it.")
                .returns(WebhookDelivery.class),
            call ->
                once.afterwards(
                    call,
                    byHand
                        .again(call, id(call), event(call))
                        .map(Answer::ok)
                        .switchIfEmpty(
                            Mono.error(
                                () ->
                                    raised(
                                        "There is no webhook %s, or no event %s."
                                            .formatted(id(call).value(), event(call))))))),
        Endpoint.of(
            Operation.get(
                    CloudEvent.schema(WebhookTested.TYPE, WebhookTested.REVISION),
                    "Get the schema of a test event")
                .tag("documentation")
                .description("The JSON Schema (2020-12) of the data of `platform.webhook-tested`.")
                .atRoot()
                .open()
                .produces("application/json"),
            call -> Mono.just(Answer.raw("application/json", schema()))));
  }

  private static Operation manage(Operation operation) {
    return operation.tag("webhooks").needs(MANAGE);
  }

  private static String schema() {
    return JsonSchemas.document(JsonSchemas.Direction.WRITTEN, WebhookTested.class).toString();
  }

  private static WebhookId id(Call call) {
    return call.pathId("webhook_id", WebhookId::new);
  }

  private static UUID event(Call call) {
    return call.pathId("event_id", id -> id);
  }

  private Mono<Webhook> known(Call call) {
    return subscriptions.find(call.tenant(), id(call)).switchIfEmpty(unknown(call));
  }

  private static <T> Mono<T> unknown(Call call) {
    return Mono.error(() -> raised("There is no %s %s.".formatted(NOUN, id(call).value())));
  }

  private static String notSent(Call call) {
    return "The event %s was not sent to a webhook %s, or that is too long ago."
        .formatted(event(call), id(call).value());
  }

  private static Problem.Raised raised(String sentence) {
    return Problem.of(ErrorCodes.NOT_FOUND, sentence).raise();
  }

  private static Problem.Raised raised(ErrorCode code, String sentence) {
    return Problem.of(code, sentence).raise();
  }

  private Mono<Answer> list(Call call) {
    return call.wants() == Representation.LINES
        ? subscriptions
            .page(call.tenant(), new Paging(0, Subscriptions.MOST))
            .map(all -> Answer.lines(Flux.fromIterable(all)))
        : subscriptions
            .page(call.tenant(), call.page())
            .zipWith(
                subscriptions.count(call.tenant()),
                (rows, total) -> Answer.page(call.page(), rows, total));
  }

  private Mono<Answer> add(Call call) {
    var body = call.body(NewWebhook.class);
    var faults = asked.faults(body.url(), body.types(), body.tags());
    return first(body.fromPosition(), faults)
        .flatMap(after -> once.change(call, connection -> add(call, connection, body, after)))
        .doOnNext(added -> deliverer.look());
  }

  /** The position after which to begin; raises whatever faults there are, and its own. */
  private Mono<Long> first(@Nullable Long fromPosition, List<Detail> faults) {
    return subscriptions
        .head()
        .map(
            head -> {
              if (fromPosition != null && fromPosition > head + 1) {
                faults.add(
                    FaultCode.OUT_OF_RANGE.at(
                        "from_position", "must be from 1 to %d".formatted(head + 1)));
              }
              if (!faults.isEmpty()) {
                throw Problem.unacceptable(faults).raise();
              }
              return fromPosition == null ? head : fromPosition - 1;
            });
  }

  private Mono<Answer> add(Call call, Connection connection, NewWebhook body, long after) {
    var id = ids.next(WebhookId::new);
    var tenant = call.tenant();
    return subscriptions
        .add(connection, tenant, id, call.caller().user(), body, after, body.fromPosition() != null)
        .filter(added -> added)
        .switchIfEmpty(
            Mono.error(
                () ->
                    raised(
                        Refusals.TOO_MANY_WEBHOOKS,
                        "A tenant has at most %d webhooks.".formatted(Subscriptions.MOST))))
        .then(Mono.defer(() -> subscriptions.newSecret(connection, tenant, id)))
        .flatMap(
            secret ->
                subscriptions.find(connection, tenant, id).map(webhook -> webhook.showing(secret)))
        .map(webhook -> Answer.created("/webhooks/" + id.value(), webhook));
  }

  private Mono<Answer> edit(Call call) {
    var body = call.body(WebhookChanges.class);
    var faults = asked.faults(body.url(), body.types(), body.tags());
    if (!faults.isEmpty()) {
      return Mono.error(Problem.unacceptable(faults).raise());
    }
    return once.change(
            call,
            connection ->
                subscriptions
                    .lock(connection, call.tenant(), id(call))
                    .switchIfEmpty(unknown(call))
                    .flatMap(before -> edit(call, connection, before, changed(before, body)))
                    .then(Mono.defer(() -> shown(call, connection))))
        .doOnNext(edited -> deliverer.look());
  }

  private Mono<Long> edit(Call call, Connection connection, Webhook before, Webhook then) {
    return reached(call.tenant(), before, then)
        .flatMap(after -> subscriptions.change(connection, call.tenant(), before, then, after));
  }

  private static Webhook changed(Webhook before, WebhookChanges body) {
    var description = body.description();
    return before.asking(
        body.url() == null ? before.url() : body.url(),
        body.types() == null ? before.types() : body.types(),
        body.tags() == null ? before.tags() : body.tags(),
        description == null
            ? before.description()
            : description.isPresent() ? description.get() : null);
  }

  /**
   * Where another choice begins to hold: at the head, if nothing waits that was chosen so far. Else
   * an event that nobody had asked for when it came would be delivered now.
   */
  private Mono<Long> reached(String tenant, Webhook before, Webhook then) {
    if (before.types().equals(then.types()) && before.tags().equals(then.tags())) {
      return Mono.just(before.position());
    }
    return subscriptions
        .head()
        .flatMap(
            head ->
                log.page(before.waiting(tenant, types).until(head), 0, 1)
                    .map(waiting -> waiting.isEmpty() ? head : before.position()));
  }

  private Endpoint changing(Operation operation, Change change) {
    return Endpoint.of(
        operation.returns(Webhook.class),
        call ->
            once.change(
                    call,
                    connection ->
                        change
                            .make(connection, call.tenant(), id(call))
                            .then(Mono.defer(() -> shown(call, connection))))
                .doOnNext(changed -> deliverer.look()));
  }

  /** One that needs to be told nothing. */
  private interface Change {
    Mono<Long> make(Connection connection, String tenant, WebhookId id);
  }

  private Mono<Answer> shown(Call call, Connection connection) {
    return subscriptions
        .find(connection, call.tenant(), id(call))
        .map(Answer::ok)
        .switchIfEmpty(unknown(call));
  }

  private Mono<Answer> rotate(Call call) {
    var said = call.body(Rotation.class).oldSecretSeconds();
    var seconds = said == null ? OLD_SECRET_SECONDS : said;
    return once.change(
            call,
            connection ->
                subscriptions
                    .lock(connection, call.tenant(), id(call))
                    .switchIfEmpty(unknown(call))
                    .flatMap(known -> rotate(call, connection, seconds)))
        .doOnNext(rotated -> deliverer.look());
  }

  private Mono<Answer> rotate(Call call, Connection connection, int seconds) {
    var tenant = call.tenant();
    return subscriptions
        .retire(connection, tenant, id(call), seconds)
        .filter(few -> few)
        .switchIfEmpty(
            Mono.error(
                () ->
                    raised(
                        Refusals.TOO_MANY_SECRETS,
                        "%d secrets of this webhook sign beside each other already."
                            .formatted(Subscriptions.MOST_SECRETS))))
        .then(Mono.defer(() -> subscriptions.newSecret(connection, tenant, id(call))))
        .flatMap(
            secret ->
                subscriptions
                    .find(connection, tenant, id(call))
                    .map(webhook -> webhook.showing(secret)))
        .map(Answer::ok);
  }

  private Mono<Answer> resend(Call call) {
    return first(call.body(Again.class).fromPosition(), new ArrayList<>())
        .flatMap(
            after ->
                once.change(
                    call,
                    connection ->
                        subscriptions
                            .move(connection, call.tenant(), id(call), after)
                            .then(Mono.defer(() -> shown(call, connection)))))
        .doOnNext(moved -> deliverer.look());
  }

  private Mono<Answer> listDeliveries(Call call) {
    Function<Paging, Mono<List<WebhookDelivery>>> page =
        part -> deliveries.page(call.tenant(), id(call), part);
    return known(call)
        .flatMap(
            known ->
                call.wants() == Representation.LINES
                    ? page.apply(new Paging(0, 2 * Deliveries.KEPT))
                        .map(all -> Answer.lines(Flux.fromIterable(all)))
                    : page.apply(call.page())
                        .zipWith(
                            deliveries.count(call.tenant(), id(call)),
                            (rows, total) -> Answer.page(call.page(), rows, total)));
  }
}
