package dev.daybook.ledger.purchases.files;

import static dev.daybook.projections.purchases.PurchasesTables.IMPORTS;

import dev.daybook.contracts.Command;
import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.ImportRow;
import dev.daybook.contracts.purchases.ImportStatus;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Asking;
import dev.daybook.ledger.platform.command.Circumstances;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.CommandGate;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.command.Outcome;
import dev.daybook.ledger.platform.identity.Tenants;
import dev.daybook.ledger.platform.slice.ViewedSlice;
import dev.daybook.ledger.purchases.Moment;
import dev.daybook.ledger.purchases.files.FileRow.Faulty;
import dev.daybook.ledger.purchases.files.ImportFiles.Work;
import dev.daybook.projections.Entry;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.ViewPositions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Takes the rows of files that have come, and takes back what is to be undone, whatever node it was
 * asked of. Who stops half-way leaves no trace but in the log, which says how far it is; so the
 * next one goes on from there.
 */
@Component
final class ImportWork implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);

  /** Others may have left something undone. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Others must know for longer that nobody else is to work on it. */
  private static final Duration KEEP_EVERY = Duration.ofSeconds(1);

  /** Views are behind by milliseconds, unless they are being built, or stand. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So many files are worked on at a time, each by itself. */
  private static final int AT_ONCE = 2;

  /** Stops after the web server, before the views. */
  private static final int PHASE = 2_000;

  private final ImportFiles files;
  private final CommandGate gate;
  private final Tenants tenants;
  private final Ids ids;
  private final Clock clock;
  private final ViewPositions positions;
  private final EventStore store;
  private final EntryAnswers<Import> imports;
  private final Present.Views views;
  private final TakeRows takeRows = new TakeRows();
  private final UndoRows undoRows = new UndoRows();
  private final Sinks.Many<Boolean> wakes = Sinks.many().multicast().directBestEffort();
  private volatile boolean failing;
  private volatile @Nullable Disposable running;

  ImportWork(
      CommandDesk desk,
      CommandGate gate,
      Tenants tenants,
      Ids ids,
      Clock clock,
      ViewPositions positions,
      EventStore store,
      TenantConnections serviceConnections) {
    this.files = new ImportFiles(serviceConnections);
    this.gate = gate;
    this.tenants = tenants;
    this.ids = ids;
    this.clock = clock;
    this.positions = positions;
    this.store = store;
    this.views = new Present.Views(serviceConnections);
    this.imports = IMPORTS.on(serviceConnections);
    desk.open(takeRows, views);
    desk.open(undoRows, new UndoRows.Views(serviceConnections));
  }

  ImportFiles files() {
    return files;
  }

  /** There is something to do. */
  void wake() {
    wakes.tryEmitNext(true);
  }

  @Override
  public void start() {
    running = Flux.range(0, AT_ONCE).flatMap(worker -> work(), AT_ONCE).subscribe();
  }

  private Flux<Void> work() {
    return Flux.merge(Flux.interval(LOOK_EVERY), wakes.asFlux())
        .onBackpressureLatest()
        .concatMap(look -> next(), 1);
  }

  private Mono<Void> next() {
    return files
        .claim()
        .flatMap(work -> kept(work).thenReturn(true))
        .defaultIfEmpty(false)
        .repeat()
        .takeWhile(found -> found)
        .then()
        .doOnSuccess(nothingLeft -> failing = false)
        .onErrorResume(this::failed);
  }

  /** Works on it, and keeps others from it meanwhile. */
  private Mono<Void> kept(Work work) {
    var keeping =
        Flux.interval(KEEP_EVERY).concatMap(time -> files.keep(work).thenReturn(false), 1);
    return Flux.merge(work(work).thenReturn(true), keeping).takeUntil(isOver -> isOver).then();
  }

  /** An outage of a day is one line, not one a second. */
  private Mono<Void> failed(Throwable fault) {
    if (!failing) {
      LOG.warn("Imports stand still, and are gone on with later: {}", fault.toString());
    }
    failing = true;
    return Mono.empty();
  }

  private Mono<Void> work(Work work) {
    return store
        .head()
        .flatMap(head -> positions.await(IMPORTS.view(), head, PATIENCE))
        .then(Mono.defer(() -> job(work.tenant(), work.id())))
        .flatMap(job -> work(work, job.value()))
        .defaultIfEmpty(false)
        .flatMap(isDone -> files.done(work, isDone));
  }

  /** As far as it is known here; empty if there is none. */
  Mono<Entry<Import>> job(String tenant, ImportId id) {
    return imports.get(tenant, id, positions.position(IMPORTS.view()));
  }

  private Mono<Boolean> work(Work work, Import job) {
    if (job.isUndoing()) {
      return undo(work).thenReturn(true);
    }
    return job.status() == ImportStatus.RUNNING
        ? tenants
            .baseCurrency(work.tenant())
            .flatMap(base -> take(work, job, base))
            .thenReturn(true)
        : Mono.just(false);
  }

  private Mono<Import> undo(Work work) {
    return Mono.defer(() -> send(work, undoRows, new UndoRows.Asked(work.id(), Moment.now(clock))))
        .repeat()
        .takeUntil(job -> !job.isUndoing())
        .last();
  }

  private Mono<Import> take(Work work, Import begun, Currency base) {
    var known = new AtomicReference<>(begun);
    return batches(begun.form(), files.read(work.tenant(), work.id()))
        .map(batch -> batch.stream().filter(row -> row.end() > begun.bytesRead()).toList())
        .filter(batch -> !batch.isEmpty())
        .concatMap(
            batch -> take(work, known.get(), base, batch, end(batch)).doOnNext(known::set), 1)
        .then(Mono.defer(() -> take(work, known.get(), base, List.of(), ImportStatus.DONE)));
  }

  private static @Nullable ImportStatus end(List<FileRow> batch) {
    return batch.getLast() instanceof Faulty last && last.isLast() ? ImportStatus.FAILED : null;
  }

  /** As many rows at a time as one append may become of them. */
  static Flux<List<FileRow>> batches(FileForm form, Flux<byte[]> parts) {
    return Flux.defer(
        () -> Rows.of(form, parts.publishOn(Schedulers.parallel(), 1)).bufferUntil(new BatchEnd()));
  }

  private Mono<Import> take(
      Work work, Import job, Currency base, List<FileRow> batch, @Nullable ImportStatus end) {
    var asked = asked(work.id(), job, base, batch, end);
    return send(work, takeRows, asked)
        .filter(after -> batch.isEmpty() || after.bytesRead() == batch.getLast().end())
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("others work on it")));
  }

  private TakeRows.Asked asked(
      ImportId id, Import job, Currency base, List<FileRow> batch, @Nullable ImportStatus end) {
    return new TakeRows.Asked(
        id,
        job.bytesRead(),
        batch,
        end,
        job.onDuplicate(),
        base,
        Moment.now(clock),
        fresh(batch.size()));
  }

  private List<UUID> fresh(int rows) {
    return Stream.generate(ids::next).limit((long) rows * TakeRows.IDS_OF_A_ROW).toList();
  }

  private <A extends Command> Mono<Import> send(Work work, ViewedSlice<A, ?> slice, A asked) {
    var circumstances =
        new Circumstances(
            work.tenant(), work.actor(), work.id().toString(), null, version -> true, false);
    return gate.send(new Asking<>(slice, asked), circumstances)
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Done(Import job, _, _)
                    ? Mono.just(job)
                    : Mono.error(new IllegalStateException(outcome.toString())));
  }

  /**
   * What would become of a file: nothing is written down, and so each row must be held against
   * those before it here.
   */
  Mono<ImportRow> foresee(String tenant, Import begun, long at) {
    return Mono.defer(
        () -> {
          var saidBefore = new HashSet<UUID>();
          var errors = new ArrayList<RowError>();
          return tenants
              .baseCurrency(tenant)
              .flatMapMany(
                  base ->
                      batches(begun.form(), files.read(tenant, begun.id()))
                          .map(batch -> asked(begun.id(), begun, base, batch, end(batch))))
              .concatMap(
                  asked ->
                      views
                          .present(tenant, asked, at)
                          .map(now -> new Judging(asked, now, at, saidBefore).judge())
                          .map(judged -> foreseen(asked, at, judged, errors)),
                  1)
              .reduce(begun, (job, step) -> step.apply(job))
              .map(job -> job.isOver() ? job : job.with(ImportStatus.DONE, clock.instant()))
              .map(job -> ImportRow.of(job, errors));
        });
  }

  private UnaryOperator<Import> foreseen(
      TakeRows.Asked asked, long at, Judging.Judged judged, List<RowError> errors) {
    var taken = TakeRows.taken(asked, at, judged, ImportRow.MOST_ERRORS - errors.size());
    errors.addAll(taken.errors());
    return job ->
        asked.end() == null ? job.with(taken) : job.with(taken).with(asked.end(), clock.instant());
  }

  @Override
  public void stop() {
    var stopped = running;
    if (stopped != null) {
      stopped.dispose();
    }
    running = null;
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
