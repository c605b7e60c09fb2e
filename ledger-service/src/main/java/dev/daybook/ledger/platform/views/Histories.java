package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Step;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Paging;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.identity.UserNames;
import java.util.ArrayList;
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

  /** So many steps of a long history are asked about together who did them. */
  private static final int NAMED_AT_ONCE = 100;

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
        at -> {
          var steps = read.apply(at);
          var answer =
              call.wants() == Representation.LINES
                  ? lines(call, steps, shown)
                  : page(call, steps, shown);
          return answer.switchIfEmpty(Mono.fromSupplier(() -> Answer.notFound(call, noun, id, at)));
        });
  }

  private <V> Mono<Answer> lines(Call call, Flux<Step<V>> steps, Shown<V> shown) {
    return steps
        .hasElements()
        .filter(was -> was)
        .map(
            was ->
                Answer.lines(
                    steps
                        .buffer(NAMED_AT_ONCE)
                        .concatMap(some -> named(call.tenant(), some, shown), 1)
                        .concatMapIterable(rows -> rows, 1)));
  }

  private <V> Mono<Answer> page(Call call, Flux<Step<V>> steps, Shown<V> shown) {
    return steps
        .collect(() -> new Page<V>(call.page()), Page::add)
        .filter(page -> page.total > 0)
        .flatMap(
            page ->
                named(call.tenant(), page.steps, shown)
                    .map(rows -> Answer.page(call.page(), rows, page.total)));
  }

  /**
   * A page of steps that come one by one. All are looked at, because the answer says how many there
   * are; hardly anything has more than a few.
   */
  private static final class Page<V> {

    private final Paging paging;
    private final List<Step<V>> steps = new ArrayList<>();
    private long total;

    Page(Paging paging) {
      this.paging = paging;
    }

    void add(Step<V> step) {
      if (total >= paging.skip() && steps.size() < paging.limit()) {
        steps.add(step);
      }
      total++;
    }
  }

  private <V> Mono<List<Object>> named(String tenant, List<Step<V>> steps, Shown<V> shown) {
    var actors = steps.stream().map(Step::actor).collect(Collectors.toSet());
    return users
        .of(tenant, actors)
        .map(names -> steps.stream().map(step -> shown.of(step, names.get(step.actor()))).toList());
  }
}
