package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.ledger.platform.http.Answer.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code GET /live}: several resources over one event stream. A browser opens no more than six
 * connections to one host, so a page that watched each resource by itself would soon stand still.
 *
 * <p>Every resource is shown as it is when the stream begins, so whoever comes back has missed
 * nothing, whatever the last message was about.
 */
final class WatchEndpoint implements Endpoint {

  private static final int MAX_WATCHED = 20;

  /** Of each resource no more than one message waits for the others. */
  private static final int WAITING = 1;

  private static final Parameter<List<String>> WATCH =
      Parameter.texts(
          "watch",
          MAX_WATCHED,
          "The path of something that can be watched, with its query, such as"
              + " `/periods?limit=5`; given once for each.");

  private static final Operation OPERATION =
      Operation.get("/live", "Watch several resources")
          .tag("live")
          .description(
              "One event stream about up to 20 resources: each message is one that the resource's"
                  + " own stream would send, as `{\"resource\": …, \"data\": …}`. All of them are"
                  + " sent when the stream begins, and again whenever they change. If one of them"
                  + " can't be watched, none is, and the answer says which.")
          .signedIn()
          .query(WATCH)
          .produces(MediaRanges.LIVE);

  /** What a message carries. */
  record AboutResource(
      @Describe("As it was asked for.") String resource,
      @Describe("What a message of the resource's own stream carries.") Object data) {}

  /** One message about one resource, before it is known how its page is written. */
  record About(String resource, Call call, LiveMessage message) {}

  /** One resource, and the call that a stream of its own would come from. */
  record Watch(String resource, Call call, Endpoint endpoint) {

    Mono<Answer> answer() {
      return Mono.defer(() -> endpoint.handle(call)).map(this::named);
    }

    private Answer named(Answer answer) {
      return switch (answer.content()) {
        case Content.Live(var messages) -> Answer.live(messages.map(this::named));
        case Content.Failed(var problem) -> Answer.problem(problem.about(resource));
        default -> throw new IllegalStateException(call.operation() + " gave no live answer");
      };
    }

    private LiveMessage named(LiveMessage message) {
      return new LiveMessage(
          message.position(), message.event(), new About(resource, call, message));
    }
  }

  private final Supplier<EndpointMapping> mapping;

  /**
   * @param mapping knows all other operations, and is only there after this one
   */
  WatchEndpoint(Supplier<EndpointMapping> mapping) {
    this.mapping = mapping;
  }

  @Override
  public Operation operation() {
    return OPERATION;
  }

  @Override
  public Mono<Answer> handle(Call call) {
    var faults = new ArrayList<Detail>();
    var watches = watches(call, faults);
    return faults.isEmpty()
        ? Flux.fromIterable(watches)
            .concatMap(Watch::answer)
            .collectList()
            .map(WatchEndpoint::together)
        : Mono.just(Answer.problem(Problem.unacceptable(faults)));
  }

  private List<Watch> watches(Call call, List<Detail> faults) {
    var resources = call.query(WATCH, List.of());
    if (resources.isEmpty()) {
      faults.add(FaultCode.MISSING.at(WATCH.name(), "is missing"));
    }
    var watches = new ArrayList<Watch>();
    for (var i = 0; i < resources.size(); i++) {
      var field = "%s[%d]".formatted(WATCH.name(), i);
      var watch = mapping.get().watch(call, resources.get(i), field, faults);
      if (watch != null) {
        watches.add(watch);
      }
    }
    return watches;
  }

  /** One that is refused is the answer to all. */
  private static Answer together(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.content() instanceof Content.Failed)
        .findFirst()
        .orElseGet(() -> merged(answers));
  }

  private static Answer merged(List<Answer> answers) {
    var streams = answers.stream().map(answer -> ((Content.Live) answer.content()).messages());
    return Answer.live(Flux.merge(Flux.fromStream(streams), MAX_WATCHED, WAITING));
  }
}
