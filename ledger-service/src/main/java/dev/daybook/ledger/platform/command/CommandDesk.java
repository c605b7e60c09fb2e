package dev.daybook.ledger.platform.command;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.Warning;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Envelopes;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.StoredAnswer;
import dev.daybook.ledger.platform.slice.Slice;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Where the command of a call is handed in, and its outcome becomes the answer. What an operation
 * doesn't say of itself the desk says.
 */
public final class CommandDesk {

  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

  private static final int DRY_RUN_STATUS = 200;
  private static final int RETRY_AFTER_SECONDS = 1;

  private final CommandGate gate;
  private final Opening opening;
  private final UnaryOperator<Operation> common;

  /** Makes slices take what is asked of them. */
  public interface Opening {

    void open(Slice<?> slice);

    <A extends Command, S> void open(ViewedSlice<A, S> slice, Sight<A, S> sight);
  }

  public CommandDesk(CommandGate gate, Opening opening) {
    this(gate, opening, UnaryOperator.identity());
  }

  private CommandDesk(CommandGate gate, Opening opening, UnaryOperator<Operation> common) {
    this.gate = gate;
    this.opening = opening;
    this.common = common;
  }

  /** The same desk, whose operations belong to that group of the documentation. */
  public CommandDesk tag(String tag) {
    return new CommandDesk(gate, opening, operation -> common.apply(operation).tag(tag));
  }

  /** The same desk, whose operations need that permission. */
  public CommandDesk needs(Permission permission) {
    return new CommandDesk(gate, opening, operation -> common.apply(operation).needs(permission));
  }

  /**
   * An operation that asks something of a slice, and answers how the slice's subject reads after
   * that.
   */
  public <A extends Command> Endpoint endpoint(
      Operation operation, Slice<A> slice, Function<Call, A> asked) {
    opening.open(slice);
    return Endpoint.of(common.apply(operation), call -> ask(call, slice, asked.apply(call)));
  }

  /**
   * The same where it looks wrong what is asked, though that decides nothing.
   *
   * @param warnings what is to be said about it if it is done
   */
  public <A extends Command> Endpoint endpoint(
      Operation operation, Slice<A> slice, Function<Call, A> asked, Warnings warnings) {
    opening.open(slice);
    return Endpoint.of(
        common.apply(operation),
        call ->
            warnings
                .of(call)
                .onErrorResume(CommandDesk::isOurs, CommandDesk::unwarned)
                .flatMap(known -> ask(call, slice, asked.apply(call), known)));
  }

  private static boolean isOurs(Throwable fault) {
    return !(fault instanceof Problem.Raised);
  }

  /** What would only be remarked on must not be in the way of what is asked. */
  private static Mono<List<Warning>> unwarned(Throwable fault) {
    LOG.warn("What looks wrong about a command could not be looked up: {}", fault.toString());
    return Mono.just(List.of());
  }

  /** What looks wrong about a call. */
  @FunctionalInterface
  public interface Warnings {
    Mono<List<Warning>> of(Call call);
  }

  /** The same of a slice that reads views. */
  public <A extends Command, S> Endpoint endpoint(
      Operation operation, ViewedSlice<A, S> slice, Sight<A, S> sight, Function<Call, A> asked) {
    opening.open(slice, sight);
    return Endpoint.of(
        common.apply(operation),
        call ->
            handIn(
                call,
                new Asking<>(slice, asked.apply(call)),
                List.of(),
                after -> success(operation, after)));
  }

  /** The same where something has to be looked up before it is known what is asked. */
  public <A extends Command> Endpoint endpointAfter(
      Operation operation, Slice<A> slice, Function<Call, Mono<A>> asked) {
    opening.open(slice);
    return Endpoint.of(
        common.apply(operation),
        call -> asked.apply(call).flatMap(found -> ask(call, slice, found)));
  }

  /** Makes a slice take what is asked of it. */
  public void open(Slice<?> slice) {
    opening.open(slice);
  }

  public <A extends Command, S> void open(ViewedSlice<A, S> slice, Sight<A, S> sight) {
    opening.open(slice, sight);
  }

  /** Asks something of a slice that takes it, and answers as an operation of its own would. */
  public <A extends Command> Mono<Answer> ask(Call call, Slice<A> slice, A asked) {
    return ask(call, slice, asked, List.of());
  }

  private <A extends Command> Mono<Answer> ask(
      Call call, Slice<A> slice, A asked, List<Warning> warnings) {
    var operation = call.operation();
    return handIn(
        call,
        new Asking<>(slice, asked),
        warnings,
        after ->
            switch (operation.status()) {
              case 201 -> Answer.created(location(operation, slice, asked), requireNonNull(after));
              case 202 -> Answer.accepted(location(operation, slice, asked), requireNonNull(after));
              default -> success(operation, after);
            });
  }

  private static <A extends Command> String location(Operation operation, Slice<A> slice, A asked) {
    return operation.location(slice.subject(asked).id());
  }

  private static Answer success(Operation operation, @Nullable Object after) {
    return operation.status() == 204 ? Answer.nothing() : Answer.ok(requireNonNull(after));
  }

  private Mono<Answer> handIn(
      Call call,
      Asking<?> asking,
      List<Warning> warnings,
      Function<@Nullable Object, Answer> success) {
    Function<@Nullable Object, Answer> warning = after -> warned(after, warnings, success);
    return gate.send(asking, circumstances(call, warning))
        .map(outcome -> answer(call, outcome, warning));
  }

  private static Answer warned(
      @Nullable Object after, List<Warning> asked, Function<@Nullable Object, Answer> success) {
    var all = new ArrayList<>(asked);
    Object shown = after;
    if (after instanceof Warned(var what, var decided)) {
      all.addAll(decided);
      shown = what;
    }
    var answer = success.apply(shown);
    return all.isEmpty() ? answer : answer.noting(new Envelopes.Warnings(all));
  }

  private static Circumstances circumstances(
      Call call, Function<@Nullable Object, Answer> success) {
    return new Circumstances(
        call.tenant(),
        call.caller().user(),
        call.requestId(),
        repeatable(call, success),
        call.ifMatch()::allows,
        call.dryRun());
  }

  private static @Nullable Repeatable repeatable(
      Call call, Function<@Nullable Object, Answer> success) {
    var once = call.once();
    return once == null
        ? null
        : new Repeatable(
            once.caller(),
            once.key(),
            once.fingerprint(),
            (shown, version) -> StoredAnswer.of(success.apply(shown), version).toJson());
  }

  private static Answer answer(
      Call call, Outcome outcome, Function<@Nullable Object, Answer> success) {
    return switch (outcome) {
      case Outcome.Done(var shown, var version, var position) when position == null ->
          foreseen(success.apply(shown), version);
      case Outcome.Done(var shown, var version, var position) ->
          stamped(success.apply(shown), version).at(position);
      case Outcome.Repeated(var kept, var position) ->
          repeated(StoredAnswer.fromJson(kept), position);
      case Outcome.Refused(var reasons) -> Answer.problem(Problem.of(reasons));
      case Outcome.Stale(var version) -> Answer.problem(call.ifMatch().failed(version));
      case Outcome.KeyReused reused ->
          Answer.problem(
              Problem.of(
                  ErrorCodes.IDEMPOTENCY_KEY_REUSED,
                  "This Idempotency-Key came with another request before; use a new one."));
      case Outcome.Behind(var message) ->
          Answer.problem(
              Problem.of(ErrorCodes.VIEW_BEHIND, message).retryAfterSeconds(RETRY_AFTER_SECONDS));
      case Outcome.Contended contended ->
          Answer.problem(
              Problem.of(
                  ErrorCodes.CONFLICT,
                  "Others changed the same thing at the same time. Nothing was written; repeat the"
                      + " request."));
    };
  }

  private static Answer repeated(StoredAnswer first, long position) {
    var version = first.version() == null ? position : first.version();
    return stamped(first.replayed(), version).at(position);
  }

  /** What is not shown has no version. */
  private static Answer stamped(Answer answer, long version) {
    return version == 0 || answer.content() instanceof Answer.Content.Nothing
        ? answer
        : answer.version(version);
  }

  /** In the shape of the real answer; but nothing was made, so there is nowhere to go to. */
  private static Answer foreseen(Answer answer, long version) {
    var shown = new Answer(DRY_RUN_STATUS, answer.content(), null, Map.of());
    return stamped(shown, version);
  }
}
