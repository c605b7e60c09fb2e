package dev.daybook.eventstore.axon;

import static org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException.conflictingEventsDetected;

import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Verdict;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A transaction that holds nothing but its events until it is committed; so there is nothing to
 * roll back either.
 */
final class PostgresAppendTransaction implements AppendTransaction<Verdict> {

  private final EventStore store;
  private final Scheduler callbacks;
  private final String tenant;
  private final List<NewEvent> events;
  private final AppendCondition condition;
  private final AtomicBoolean finished = new AtomicBoolean();

  PostgresAppendTransaction(
      EventStore store,
      Scheduler callbacks,
      String tenant,
      List<NewEvent> events,
      AppendCondition condition) {
    this.store = store;
    this.callbacks = callbacks;
    this.tenant = tenant;
    this.events = events;
    this.condition = condition;
  }

  @Override
  public CompletableFuture<Verdict> commit(@Nullable ProcessingContext context) {
    if (finished.getAndSet(true)) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("This append was committed or rolled back before"));
    }
    Mono<Verdict> appended = Mono.defer(() -> store.append(request(context)));
    return Futures.of(appended.flatMap(verdict -> settle(verdict, context)), callbacks);
  }

  @Override
  public void rollback(@Nullable ProcessingContext context) {
    finished.set(true);
  }

  @Override
  public CompletableFuture<ConsistencyMarker> afterCommit(
      Verdict verdict, @Nullable ProcessingContext context) {
    return CompletableFuture.completedFuture(new GlobalIndexConsistencyMarker(last(verdict)));
  }

  private AppendRequest request(@Nullable ProcessingContext context) {
    return new AppendRequest(
        tenant,
        events,
        storedCondition(context),
        AppendResources.find(context, AppendResources.ONCE),
        AppendResources.find(context, AppendResources.RESERVATION));
  }

  private dev.daybook.eventstore.@Nullable AppendCondition storedCondition(
      @Nullable ProcessingContext context) {
    var given = AppendResources.find(context, AppendResources.CONDITION);
    if (given != null) {
      return given;
    }
    if (condition.consistencyMarker() == ConsistencyMarker.INFINITY) {
      return null;
    }
    long after = GlobalIndexConsistencyMarker.position(condition.consistencyMarker());
    return new dev.daybook.eventstore.AppendCondition(
        CriteriaBoundary.of(condition.criteria()), Math.max(0, after));
  }

  private Mono<Verdict> settle(Verdict verdict, @Nullable ProcessingContext context) {
    if (context != null) {
      context.putResource(AppendResources.VERDICT, verdict);
    }
    return switch (verdict) {
      case Verdict.Appended appended -> Mono.just(appended);
      case Verdict.Repeated repeated -> Mono.just(repeated);
      case Verdict.Conflict conflict ->
          Mono.error(conflictingEventsDetected(condition.consistencyMarker()));
      case Verdict.KeyReused reused ->
          Mono.error(new KeyReusedException("This key was used before with another request"));
    };
  }

  private static long last(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Appended appended -> appended.last();
      case Verdict.Repeated repeated -> repeated.last();
      case Verdict.Conflict conflict -> throw refused(conflict);
      case Verdict.KeyReused reused -> throw refused(reused);
    };
  }

  private static IllegalStateException refused(Verdict verdict) {
    return new IllegalStateException("Nothing was committed: " + verdict);
  }
}
