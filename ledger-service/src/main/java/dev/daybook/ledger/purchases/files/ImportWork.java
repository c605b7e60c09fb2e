package dev.daybook.ledger.purchases.files;

import static dev.daybook.projections.purchases.PurchasesTables.IMPORTS;

import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.ImportRow;
import dev.daybook.contracts.purchases.ImportStatus;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.eventstore.EventStore;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.command.Asking;
import dev.daybook.ledger.platform.command.Circumstances;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.CommandGate;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.command.Outcome;
import dev.daybook.ledger.platform.files.FileRow;
import dev.daybook.ledger.platform.files.FileRow.Faulty;
import dev.daybook.ledger.platform.files.FileWork;
import dev.daybook.ledger.platform.files.WaitingFiles;
import dev.daybook.ledger.platform.files.WaitingFiles.Claimed;
import dev.daybook.ledger.platform.identity.Tenants;
import dev.daybook.projections.EntryAnswers;
import dev.daybook.projections.ViewPositions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes the rows of files that have come, and takes back what is to be undone. Who stops half-way
 * leaves no trace but in the log, which says how far it is; so the next one goes on from there.
 */
@Component
final class ImportWork implements FileWork {

  /** Views are behind by milliseconds, unless they are being built, or stand. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final WaitingFiles files;
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

  ImportWork(
      WaitingFiles files,
      CommandDesk desk,
      CommandGate gate,
      Tenants tenants,
      Ids ids,
      Clock clock,
      ViewPositions positions,
      EventStore store,
      TenantConnections serviceConnections) {
    this.files = files;
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

  @Override
  public Flux<Import> steps(Claimed file) {
    return newest()
        // Who does not know whether there is a job must not find that nothing is to be done.
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("the view of imports is behind")))
        .flatMap(at -> imports.get(file.tenant(), new ImportId(file.id()), at))
        .flatMapMany(job -> steps(file, job.value()));
  }

  /** The newest position, as soon as it is known here what happened up to it; else empty. */
  private Mono<Long> newest() {
    return store.head().flatMap(head -> positions.await(IMPORTS.view(), head, PATIENCE));
  }

  /** False only if it is known that there is none. */
  Mono<Boolean> mayBeThere(String tenant, ImportId id) {
    return newest().flatMap(at -> imports.get(tenant, id, at).hasElement()).defaultIfEmpty(true);
  }

  private Flux<Import> steps(Claimed file, Import job) {
    if (job.isUndoing()) {
      return undo(file);
    }
    return job.status() == ImportStatus.RUNNING
        ? tenants.baseCurrency(file.tenant()).flatMapMany(base -> take(file, job, base))
        : Flux.empty();
  }

  private Flux<Import> undo(Claimed file) {
    var id = new ImportId(file.id());
    return Mono.defer(() -> send(file, undoRows, new UndoRows.Asked(id, Moment.now(clock))))
        .repeat()
        .takeUntil(job -> !job.isUndoing());
  }

  private Flux<Import> take(Claimed file, Import begun, Currency base) {
    var known = new AtomicReference<>(begun);
    return batches(begun.form(), files.read(file.tenant(), begun.id()))
        .map(batch -> batch.stream().filter(row -> row.end() > begun.bytesRead()).toList())
        .filter(batch -> !batch.isEmpty())
        .concatMap(
            batch -> take(file, known.get(), base, batch, end(batch)).doOnNext(known::set), 1)
        .concatWith(Mono.defer(() -> take(file, known.get(), base, List.of(), ImportStatus.DONE)));
  }

  private static @Nullable ImportStatus end(List<FileRow<Filed>> batch) {
    return batch.getLast() instanceof Faulty<Filed> last && last.isLast()
        ? ImportStatus.FAILED
        : null;
  }

  /** As many rows at a time as one append may become of them. */
  static Flux<List<FileRow<Filed>>> batches(FileForm form, Flux<byte[]> parts) {
    return Flux.defer(
        () ->
            Filed.rows(form, parts.publishOn(Schedulers.parallel(), 1))
                .bufferUntil(new BatchEnd()));
  }

  private Mono<Import> take(
      Claimed file,
      Import job,
      Currency base,
      List<FileRow<Filed>> batch,
      @Nullable ImportStatus end) {
    return send(file, takeRows, asked(job, base, batch, end))
        .filter(after -> batch.isEmpty() || after.bytesRead() == batch.getLast().end())
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("others work on it")));
  }

  private TakeRows.Asked asked(
      Import job, Currency base, List<FileRow<Filed>> batch, @Nullable ImportStatus end) {
    return new TakeRows.Asked(
        job.id(),
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

  private <A extends ImportStep.Asked> Mono<Import> send(
      Claimed file, ImportStep<A, ?> step, A asked) {
    var circumstances =
        new Circumstances(
            file.tenant(), file.actor(), file.id().toString(), null, version -> true, false);
    return gate.send(new Asking<>(step, asked), circumstances)
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
          var before = new SaidBefore();
          var errors = new ArrayList<RowError>();
          return tenants
              .baseCurrency(tenant)
              .flatMapMany(
                  base ->
                      batches(begun.form(), files.read(tenant, begun.id()))
                          .map(batch -> asked(begun, base, batch, end(batch))))
              .concatMap(
                  asked ->
                      views
                          .present(tenant, asked, at)
                          .map(now -> new Judging(asked, now, at, before).judge())
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
}
