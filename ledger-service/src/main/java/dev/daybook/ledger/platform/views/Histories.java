package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Step;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.identity.UserNames;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows who made a thing read as it does, step by step and by name. */
public final class Histories {

  /** How a step is shown. */
  public interface Shown<V> {

    /**
     * @param actorName what the user who did it is called today; null if there is none any more
     */
    Object of(Step<V> step, @Nullable String actorName);
  }

  private final ViewReads reads;
  private final UserNames users;

  public Histories(ViewReads reads, UserNames users) {
    this.reads = reads;
    this.users = users;
  }

  /** The steps of one thing, which has at least one if it ever was there. */
  public <V> Mono<Answer> show(
      Call call,
      String view,
      String noun,
      Id id,
      LongFunction<Flux<Step<V>>> read,
      Shown<V> shown) {
    return reads.at(
        call,
        view,
        at ->
            read.apply(at)
                .collectList()
                .flatMap(steps -> named(call.tenant(), steps, shown))
                .map(steps -> answer(call, noun, id, steps, at)));
  }

  private <V> Mono<List<Object>> named(String tenant, List<Step<V>> steps, Shown<V> shown) {
    var actors = steps.stream().map(Step::actor).collect(Collectors.toSet());
    return users
        .of(tenant, actors)
        .map(names -> steps.stream().map(step -> shown.of(step, names.get(step.actor()))).toList());
  }

  private static Answer answer(Call call, String noun, Id id, List<?> steps, long at) {
    if (steps.isEmpty()) {
      return Answer.notFound(call, noun, id, at);
    }
    return call.wants() == Representation.LINES
        ? Answer.lines(Flux.fromIterable(steps))
        : Answer.page(call.page(), call.page().of(steps), steps.size());
  }
}
