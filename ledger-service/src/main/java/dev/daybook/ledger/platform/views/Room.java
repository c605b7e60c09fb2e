package dev.daybook.ledger.platform.views;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Step;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.EntryTable;
import dev.daybook.projections.Wanted;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Where the entries of a table are looked at: one, its history, and lists of them, by pages, as
 * lines or live, now or at any time. What an operation doesn't say of itself the room says.
 */
public final class Room<T> {

  private static final String SHOWN =
      "As it reads now, or as it read at `as_of` or `at_position`. A voided %1$s is 404; its"
          + " history is kept.";
  private static final String TOLD =
      "A step for each change, the oldest first: who did what when, and how the %1$s read before"
          + " and after. A voided %1$s is found here still.";
  private static final String LISTED =
      "By their dates, then in the order of recording; voided ones are left out.";

  private final ViewReads reads;
  private final Histories histories;
  private final EntryTable<T> table;
  private final EntryAnswers<T> answers;
  private final Shown<T, ?> shown;
  private final @Nullable Parent parent;
  private final UnaryOperator<Operation> common;

  private record EntryId(UUID value) implements Id {}

  Room(
      ViewReads reads,
      Histories histories,
      EntryTable<T> table,
      EntryAnswers<T> answers,
      Shown<T, ?> shown,
      @Nullable Parent parent,
      UnaryOperator<Operation> common) {
    this.reads = reads;
    this.histories = histories;
    this.table = table;
    this.answers = answers;
    this.shown = shown;
    this.parent = parent;
    this.common = common;
  }

  /** Lists are lists of one of these. */
  public Room<T> within(Parent parent) {
    return new Room<>(reads, histories, table, answers, shown, parent, common);
  }

  /** The same entries, shown in another way. */
  public Room<T> shownAs(Shown<T, ?> shown) {
    return new Room<>(reads, histories, table, answers, shown, parent, common);
  }

  /** All of its operations stand under this heading. */
  public Room<T> tag(String tag) {
    return saying(operation -> operation.tag(tag));
  }

  /** Whoever looks at anything in it needs this. */
  public Room<T> needs(Permission permission) {
    return saying(operation -> operation.needs(permission));
  }

  private Room<T> saying(UnaryOperator<Operation> more) {
    return new Room<>(
        reads,
        histories,
        table,
        answers,
        shown,
        parent,
        operation -> more.apply(common.apply(operation)));
  }

  private String noun() {
    return table.kind().noun();
  }

  private Operation described(Operation operation, String description) {
    var own = common.apply(operation);
    return own.description().isEmpty() ? own.description(description.formatted(noun())) : own;
  }

  /** One entry, at a path whose variable is its id. */
  public Endpoint show(Operation operation) {
    return Endpoint.of(
        described(operation, SHOWN).returns(shown.type()).timeTravel().live(),
        call -> show(call, id(call), shown));
  }

  private <R> Mono<Answer> show(Call call, Id id, Shown<T, R> shown) {
    return reads.<R>voidable(
        call,
        table.view(),
        noun(),
        id,
        at ->
            shown
                .knowledge()
                .at(call, at)
                .flatMap(as -> answers.get(call.tenant(), id, at).map(entry -> entry.map(as))),
        shown.since(),
        at -> answers.history(call.tenant(), id, at));
  }

  /** All steps of one entry, at a path whose variable is its id. */
  public Endpoint history(Operation operation) {
    return steps(operation, Step.of(shown.type()), Step::by);
  }

  /**
   * The same, in steps of the resource's own.
   *
   * @param steps what they are
   */
  public Endpoint steps(Operation operation, Type steps, Histories.Shown<T> told) {
    return Endpoint.of(
        described(operation, TOLD).lists(steps).timeTravel(),
        call ->
            histories.show(
                call,
                table.view(),
                noun(),
                id(call),
                at -> answers.history(call.tenant(), id(call), at),
                told));
  }

  /**
   * The same, each step shown in a way of its own.
   *
   * @param as how a thing is shown that read so from that moment on, or until then
   */
  public <R> Endpoint history(Operation operation, Class<R> type, BiFunction<T, Instant, R> as) {
    return steps(
        operation,
        Step.of(type),
        (step, name) -> step.map(thing -> as.apply(thing, step.at())).by(name));
  }

  /** The entries, at a path whose variable is the id of what they are within. */
  public Endpoint list(Operation operation) {
    return listing(operation, null);
  }

  /**
   * The entries that are wanted, where that depends on more than what is asked for.
   *
   * @param further what else the operation asks for, which the table has no filter of
   * @param asking makes more of what is asked of the table, anew with each answer
   */
  public Endpoint list(
      Operation operation, Parameter<?> further, BiFunction<Call, Wanted, Mono<Wanted>> asking) {
    var filtered = ListParameters.with(operation, table);
    return list(
        filtered.query(further),
        call -> Mono.defer(() -> asking.apply(call, wanted(call, filtered.query()))));
  }

  /**
   * The entries that are wanted.
   *
   * @param asking makes of a call what is asked of the table, anew with each answer
   */
  public Endpoint list(Operation operation, Function<Call, Mono<Wanted>> asking) {
    return Endpoint.of(
        described(operation, LISTED).lists(shown.type()).timeTravel().live(),
        call -> list(new Asked<>(call, asking.apply(call), null, shown)));
  }

  /**
   * @param summedUp when it is asked for, the list also says what its amounts come to
   */
  public Endpoint list(Operation operation, Parameter<?> summedUp) {
    return listing(operation, summedUp);
  }

  private Endpoint listing(Operation asked, @Nullable Parameter<?> summedUp) {
    var operation = ListParameters.with(asked, table);
    for (var parameter : operation.query()) {
      boolean isSort = ListParameters.isSort(parameter) && !table.sorts().isEmpty();
      if (!isSort && !table.filters().containsKey(parameter.name())) {
        throw new IllegalArgumentException(operation + " has no filter " + parameter.name());
      }
    }
    return Endpoint.of(
        described(operation, LISTED).lists(shown.type()).timeTravel().live(),
        call ->
            list(new Asked<>(call, Mono.just(wanted(call, operation.query())), summedUp, shown)));
  }

  private <R> Mono<Answer> list(Asked<T, R> list) {
    var call = list.call();
    return reads.at(
        call,
        views(),
        at ->
            parent == null
                ? answer(list, BigDecimal.ZERO, at)
                : parent
                    .lookup()
                    .nothing(call.tenant(), id(call).value(), at)
                    .flatMap(nothing -> answer(list, nothing, at))
                    .switchIfEmpty(
                        Mono.fromSupplier(
                            () -> Answer.notFound(call, parent.noun(), id(call), at))));
  }

  /**
   * A list that a call asks for.
   *
   * @param wanted of the table, as of the moment when it is subscribed to
   * @param summedUp the parameter that asks what it comes to, if there is one
   */
  private record Asked<T, R>(
      Call call, Mono<Wanted> wanted, @Nullable Parameter<?> summedUp, Shown<T, R> shown) {

    boolean isSummedUp() {
      return summedUp != null && call.query(summedUp) != null;
    }
  }

  private <R> Mono<Answer> answer(Asked<T, R> list, BigDecimal nothing, long at) {
    return switch (list.call().wants()) {
      case ENVELOPE -> page(list, nothing, at);
      case LINES -> lines(list, at);
      case LIVE ->
          reads.livePage(list.call(), views(), table.view(), then -> page(list, nothing, then));
    };
  }

  private <R> Mono<Answer> page(Asked<T, R> list, BigDecimal nothing, long at) {
    return list.wanted().flatMap(wanted -> page(list, wanted, nothing, at));
  }

  private <R> Mono<Answer> page(Asked<T, R> list, Wanted wanted, BigDecimal nothing, long at) {
    var tenant = list.call().tenant();
    var page =
        list.shown()
            .knowledge()
            .at(list.call(), at)
            .flatMap(
                as ->
                    ViewReads.page(
                        list.call(),
                        (position, window) ->
                            answers
                                .list(tenant, wanted, position, window)
                                .map(some -> some.map(as)),
                        at));
    return list.isSummedUp()
        ? page.zipWith(
            answers.total(tenant, wanted, at).defaultIfEmpty(nothing), Answer::cumulativeTotal)
        : page;
  }

  private <R> Mono<Answer> lines(Asked<T, R> list, long at) {
    return Mono.zip(list.wanted(), list.shown().knowledge().at(list.call(), at))
        .map(
            both ->
                Answer.lines(
                    answers
                        .all(list.call().tenant(), both.getT1(), at)
                        .map(entry -> both.getT2().apply(entry.value()))));
  }

  private List<String> views() {
    var views = new ArrayList<>(List.of(table.view()));
    views.addAll(shown.views());
    if (parent != null) {
      views.add(parent.view());
    }
    return views;
  }

  private Wanted wanted(Call call, List<Parameter<?>> filters) {
    var wanted = parent == null ? Wanted.ALL : Wanted.in(id(call));
    for (var parameter : filters) {
      var value = call.query(parameter);
      wanted =
          ListParameters.isSort(parameter)
              ? wanted.sortedBy((String) value)
              : wanted.having(parameter.name(), value);
    }
    return wanted;
  }

  private static Id id(Call call) {
    return call.pathId(call.operation().pathVariables().getLast(), EntryId::new);
  }
}
