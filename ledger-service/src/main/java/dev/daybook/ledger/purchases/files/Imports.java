package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.json.ContractJson.MAPPER;
import static dev.daybook.contracts.purchases.PurchasesRejection.CHANGED_SINCE;
import static dev.daybook.contracts.purchases.PurchasesRejection.IMPORT_NOT_OVER;
import static dev.daybook.contracts.purchases.PurchasesRejection.TOO_MANY_NAMES;
import static dev.daybook.ledger.platform.files.FileErrors.MALFORMED_CSV;
import static dev.daybook.ledger.platform.files.FileErrors.NOT_UTF_8;
import static dev.daybook.ledger.platform.files.FileErrors.ROW_TOO_LONG;
import static dev.daybook.ledger.platform.files.FileErrors.TOO_MANY_FILES;
import static dev.daybook.ledger.platform.files.FileErrors.TOO_MANY_ROWS;
import static dev.daybook.ledger.purchases.PurchasesPermissions.IMPORT;
import static dev.daybook.projections.purchases.PurchasesTables.BRANDS;
import static dev.daybook.projections.purchases.PurchasesTables.IMPORTS;
import static dev.daybook.projections.purchases.PurchasesTables.PURCHASES;
import static dev.daybook.projections.purchases.PurchasesTables.RETAILERS;
import static dev.daybook.projections.purchases.PurchasesTables.WARRANTIES;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.ImportEvent.ImportStarted;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.ImportRow;
import dev.daybook.contracts.purchases.OnDuplicate;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.command.CommandDesk;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.files.FileWorkers;
import dev.daybook.ledger.platform.files.RowReader;
import dev.daybook.ledger.platform.files.WaitingFiles;
import dev.daybook.ledger.platform.files.WaitingFiles.Whole;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Parameter;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.ledger.platform.views.Rooms;
import dev.daybook.ledger.platform.views.Shown;
import dev.daybook.ledger.platform.views.ViewReads;
import dev.daybook.projections.purchases.ImportQueries;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The operations of imports: jobs that begin when their file has come whole. */
@Component
final class Imports implements Resource {

  private static final String TAG = "files";
  private static final String JOB = "job_id";
  private static final String LIST = "/import/jobs";
  private static final String ONE = LIST + "/{" + JOB + "}";
  private static final int RETRY_AFTER_SECONDS = 10;

  /** Each keeps in memory a mark of each row of its file. */
  private static final int DRY_RUNS_AT_ONCE = 2;

  private static final List<String> VIEWS =
      List.of(PURCHASES.view(), WARRANTIES.view(), RETAILERS.view(), BRANDS.view(), IMPORTS.view());

  private static final Parameter<String> ON_DUPLICATE =
      Parameter.oneOf(
          "on_duplicate",
          List.of("skip", "update"),
          "What becomes of a purchase that is there already: it stays as it is (`skip`, unless said"
              + " otherwise), or reads as its row from now on (`update`).");

  private static final String FILE =
      """
      Takes a file as the export gives it, of at most %d bytes and %d purchases, each of at most \
      %d bytes. Answers when the file has come whole; its rows are taken then, good ones beside bad \
      ones, by the same rules as `POST /purchases`, whatever happens to the service meanwhile. The \
      job says how far it is, and names the line and the field of each error. A row is a duplicate \
      if its `id` is that of a purchase, or if its product (in any case), day, price, currency and \
      retailer are; one that a row above it has said, or that was changed since the import began, is \
      skipped. Without an id, or with one of a purchase that was deleted, a purchase gets a new one. \
      Retailers and brands are named, and added if there are none of that name. The files of a tenant \
      are taken one after the other, and %d of them at most wait at a time. With `dry_run=true` it is \
      answered what would become of the file, and nothing is written.\
      """
          .formatted(
              WaitingFiles.LARGEST_FILE_BYTES,
              RowReader.MOST_ROWS,
              RowReader.LONGEST_ROW_BYTES,
              WaitingFiles.MOST_FILES);

  private final CommandDesk desk;
  private final Ids ids;
  private final Clock clock;
  private final ViewReads reads;
  private final WaitingFiles files;
  private final FileWorkers workers;
  private final ImportWork work;
  private final ImportQueries queries;
  private final StartImport start = new StartImport();
  private final Semaphore dryRuns = new Semaphore(DRY_RUNS_AT_ONCE);
  private final List<Endpoint> endpoints;

  Imports(
      CommandDesk desk,
      Ids ids,
      Clock clock,
      Rooms rooms,
      ViewReads reads,
      WaitingFiles files,
      FileWorkers workers,
      ImportWork work,
      TenantConnections serviceConnections) {
    this.desk = desk;
    this.ids = ids;
    this.clock = clock;
    this.reads = reads;
    this.files = files;
    this.workers = workers;
    this.work = work;
    this.queries = new ImportQueries(serviceConnections);
    var room = rooms.of(IMPORTS, Import.class).tag(TAG).needs(IMPORT);
    desk.open(start);
    this.endpoints =
        List.of(
            start("Import purchases from CSV", FileForm.CSV, "text/csv", MALFORMED_CSV, NOT_UTF_8),
            start("Import purchases from JSON", FileForm.JSON, "application/json"),
            undo(),
            room.shownAs(new Shown<>(ImportRow.class, List.of(), this::withErrors))
                .show(
                    Operation.get(ONE, "Show an import")
                        .description(
                            "How far it is, with its errors in the order of the file. Live, it"
                                + " tells its progress.")),
            room.shownAs(new Shown<>(ImportRow.class, List.of(), Imports::withoutErrors))
                .list(
                    Operation.get(LIST, "List imports")
                        .description("The last one first, without their errors.")));
  }

  private Endpoint start(String summary, FileForm form, String mediaType, ErrorCode... causes) {
    var operation =
        Operation.post("/import/" + form.name().toLowerCase(Locale.ROOT), summary)
            .tag(TAG)
            .description(FILE)
            .needs(IMPORT)
            .query(ON_DUPLICATE)
            .takesFile(mediaType)
            .command()
            .starts(ImportRow.class, ONE)
            .refuses(TOO_MANY_FILES, ErrorCodes.VIEW_BEHIND)
            .because(causes)
            .because(ROW_TOO_LONG, TOO_MANY_ROWS, TOO_MANY_NAMES);
    return Endpoint.of(
        operation, call -> call.dryRun() ? foreseen(call, form) : started(call, form));
  }

  private Mono<Answer> started(Call call, FileForm form) {
    var id = ids.next(ImportId::new);
    return store(call, id)
        .delayUntil(file -> files.release(call.tenant(), id, file))
        .flatMap(file -> started(call, form, id, file));
  }

  private Mono<Whole> store(Call call, ImportId id) {
    return files.store(call.tenant(), id, call.caller().user(), call.upload());
  }

  /** What is not started, because the same request has started another one, leaves no file. */
  private Mono<Answer> started(Call call, FileForm form, ImportId id, Whole file) {
    var asked = new StartImport.Asked(id, form, onDuplicate(call), file.bytes(), Moment.now(clock));
    return desk.ask(call.withUploaded(file.digest()), start, asked)
        .doOnNext(answer -> workers.wake())
        .delayUntil(
            answer ->
                answer.headers().getOrDefault("Location", "").endsWith(id.toString())
                    ? Mono.empty()
                    : files.delete(call.tenant(), id));
  }

  private static OnDuplicate onDuplicate(Call call) {
    return OnDuplicate.valueOf(call.query(ON_DUPLICATE, "skip").toUpperCase(Locale.ROOT));
  }

  private Mono<Answer> foreseen(Call call, FileForm form) {
    if (!dryRuns.tryAcquire()) {
      var problem =
          Problem.of(ErrorCodes.OVERLOADED, "Others try their files just now; try again later.");
      return Mono.just(Answer.problem(problem.retryAfterSeconds(RETRY_AFTER_SECONDS)));
    }
    var id = ids.next(ImportId::new);
    return Mono.usingWhen(
            store(call, id),
            file -> {
              var begun =
                  new ImportStarted(id, form, onDuplicate(call), file.bytes(), clock.instant());
              return reads.at(
                  call,
                  VIEWS,
                  at -> work.foresee(call.tenant(), Import.started(begun), at).map(Answer::ok));
            },
            file -> files.delete(call.tenant(), id))
        .doFinally(end -> dryRuns.release());
  }

  private Endpoint undo() {
    var operation =
        Operation.post(ONE + "/undo", "Undo an import")
            .tag(TAG)
            .description(
                "What it made is deleted, and what it changed reads as it did before; a retailer or"
                    + " a brand that came with it goes, unless a purchase names it. A purchase that"
                    + " others have changed since stays as they left it, and is listed among the"
                    + " errors. The job is RUNNING again, until it is UNDONE. The history keeps"
                    + " everything.")
            .needs(IMPORT)
            .command()
            .starts(ImportRow.class, ONE)
            .because(CHANGED_SINCE)
            .refuses(IMPORT_NOT_OVER);
    var undo =
        desk.endpoint(
            operation,
            new UndoImport(),
            call -> new UndoImport.Asked(call.pathId(JOB, ImportId::new)));
    return Endpoint.of(operation, call -> call.dryRun() ? undo.handle(call) : undone(call, undo));
  }

  /** Asked for before it is written down, so that nothing is written down that nobody does. */
  private Mono<Answer> undone(Call call, Endpoint undo) {
    var tenant = call.tenant();
    var id = call.pathId(JOB, ImportId::new);
    var user = call.caller().user();
    return work.mayBeThere(tenant, id)
        .filter(may -> may)
        .flatMap(may -> files.remind(tenant, id, user))
        .then(Mono.defer(() -> undo.handle(call)))
        .delayUntil(
            answer ->
                answer.isSuccess()
                    ? files.ask(tenant, id, user).doOnSuccess(asked -> workers.wake())
                    : Mono.empty());
  }

  private static Mono<Function<Import, ImportRow>> withoutErrors(Call call, long at) {
    return Mono.just(job -> ImportRow.of(job, null));
  }

  private Mono<Function<Import, ImportRow>> withErrors(Call call, long at) {
    return queries
        .errors(call.tenant(), call.pathId(JOB, ImportId::new), at)
        .map(
            steps ->
                steps.stream()
                    .flatMap(step -> Stream.of(MAPPER.readValue(step, RowError[].class)))
                    .limit(ImportRow.MOST_ERRORS)
                    .toList())
        .map(errors -> job -> ImportRow.of(job, errors));
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }
}
