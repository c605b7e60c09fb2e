package dev.daybook.ledger.platform.command;

import dev.daybook.contracts.Command;
import dev.daybook.eventstore.AppendCondition;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.eventstore.axon.AppendResources;
import dev.daybook.ledger.platform.command.Dispatched.Handled;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.projections.ViewPositions;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The shell around a viewed slice: waits for its views, reads them and how far they are in one
 * snapshot, lets the slice decide, and appends what it decided if nothing came between.
 */
final class ViewedSliceHandler<C extends Command, S> extends ContainedHandler {

  /** Views are behind by milliseconds, unless they are being built, or stand. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ViewedSlice<C, S> slice;
  private final Sight<C, S> sight;
  private final dev.daybook.eventstore.EventStore store;
  private final ViewPositions positions;
  private final TenantConnections connections;
  private final EventStore log;
  private final EventWriting writing;

  ViewedSliceHandler(
      ViewedSlice<C, S> slice,
      Sight<C, S> sight,
      dev.daybook.eventstore.EventStore store,
      ViewPositions positions,
      TenantConnections connections,
      EventStore log,
      EventWriting writing) {
    super(slice.name());
    this.slice = slice;
    this.sight = sight;
    this.store = store;
    this.positions = positions;
    this.connections = connections;
    this.log = log;
    this.writing = writing;
  }

  @Override
  CompletableFuture<Handled> handled(CommandMessage message, ProcessingContext context) {
    @SuppressWarnings("unchecked") // subscribed under the name of this slice alone
    var dispatched = (Dispatched<C>) Objects.requireNonNull(message.payload());
    dispatched.equip(context);
    return store
        .head()
        .flatMap(
            head ->
                reached(head)
                    .then(read(dispatched, head))
                    .map(state -> conclude(message, dispatched, state, head, context)))
        .map(outcome -> new Handled(outcome, () -> context.getResource(AppendResources.VERDICT)))
        .toFuture()
        .thenApply(Objects::requireNonNull);
  }

  /** What is signed off must not rest on a position whose rows are not there. */
  private Mono<S> read(Dispatched<C> dispatched, long at) {
    var tenant = dispatched.circumstances().tenant();
    return connections.inSnapshot(
        tenant,
        allThere(tenant, at)
            .then(Mono.defer(() -> sight.read(tenant, dispatched.asked(), at)))
            // Others may have taken the tables' place while they were read.
            .delayUntil(state -> allThere(tenant, at)));
  }

  private Mono<Void> allThere(String tenant, long at) {
    return ViewPositions.behind(connections, tenant, sight.views(), at)
        .flatMap(view -> Mono.error(new ViewBehind(view, at)));
  }

  private Mono<Void> reached(long position) {
    return Flux.fromIterable(sight.views())
        .concatMap(
            view ->
                positions
                    .await(view, position, PATIENCE)
                    .switchIfEmpty(Mono.error(() -> new ViewBehind(view, position))))
        .then();
  }

  private Outcome conclude(
      CommandMessage message,
      Dispatched<C> dispatched,
      S state,
      long head,
      ProcessingContext context) {
    var command = dispatched.asked();
    var subject = slice.subject(command, state);
    context.putResource(
        AppendResources.CONDITION, new AppendCondition(slice.boundary(command, state), head));
    return new Append(
            message,
            dispatched.circumstances(),
            subject == null ? 0 : subject.version(),
            writing,
            log.transaction(context),
            context)
        .of(slice.decide(command, state), events -> Objects.requireNonNull(subject).after(events));
  }
}
