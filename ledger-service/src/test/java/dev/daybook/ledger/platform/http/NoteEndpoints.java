package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Id;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.schema.Between;
import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A few endpoints over a map, as small as the real ones: notes are recorded, edited, read, listed
 * and watched.
 */
final class NoteEndpoints {

  static final Permission READ = new Permission("notes:read");
  static final Permission RECORD = new Permission("notes:record");
  static final ErrorCode NOTEBOOK_FULL =
      ErrorCode.of(409, "notebook_full", "Notebook full", "Begin another notebook.");
  static final Parameter<LocalDate> DATE = Parameter.day("date", "Only the notes of this day.");
  static final Parameter<String> WORD = Parameter.text("word", 10, "Only notes with this word.");

  record NoteId(UUID value) implements Id {}

  record Note(NoteId id, String text, @Nullable BigDecimal amount, LocalDate date) {}

  /** Refused. */
  record NotebookFull() implements Rejection {
    @Override
    public Words words() {
      return NOTEBOOK_FULL.saying("The notebook takes no more notes.");
    }
  }

  final Map<NoteId, Note> notes = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  final AtomicLong position = new AtomicLong();
  final Map<OnceKey, StoredAnswer> answers = new ConcurrentHashMap<>();
  final Sinks.Many<LiveMessage> changes = Sinks.many().multicast().directBestEffort();

  List<Endpoint> all() {
    return List.of(new Record(), new Edit(), new Read(), new ListAll(), new Watch());
  }

  /** {@code POST /notebooks/{notebook_id}/notes}. */
  final class Record implements Endpoint {

    enum Mood {
      GOOD,
      BAD
    }

    record Line(@NotBlank String text, @Between(min = 1, max = 9) int weight) {}

    record Body(
        @NotBlank @MaxLength(100) String text,
        LocalDate date,
        @Nullable @Positive BigDecimal amount,
        @Nullable Currency currency,
        @Nullable Mood mood,
        @Nullable @MaxItems(3) List<Line> lines,
        @Nullable NoteId after,
        @Nullable Boolean pinned,
        @Nullable Long size) {}

    private static final Operation OPERATION =
        Operation.post("/notebooks/{notebook_id}/notes", "Record a note")
            .tag("notes")
            .needs(RECORD)
            .command(Body.class)
            .creates(Note.class)
            .refuses(NOTEBOOK_FULL);

    @Override
    public Operation operation() {
      return OPERATION;
    }

    @Override
    public Mono<Answer> handle(Call call) {
      var body = call.body(Body.class);
      var once = call.once();
      var first = once == null ? null : answers.get(once);
      if (first != null) {
        return Mono.just(first.replayed());
      }
      if (body.text().equals("full")) {
        return Mono.just(Answer.refused(List.of(new NotebookFull())));
      }
      var note =
          new Note(
              new NoteId(new UUID(0x7000L, ids.incrementAndGet())),
              body.text(),
              body.amount(),
              body.date());
      var answer = Answer.created("/notes/" + note.id().value(), note);
      if (call.dryRun()) {
        return Mono.just(Answer.ok(note));
      }
      notes.put(note.id(), note);
      if (once != null) {
        answers.put(once, StoredAnswer.of(answer, null));
      }
      var at = position.incrementAndGet();
      changes.tryEmitNext(new LiveMessage(at, "recorded", note));
      return Mono.just(answer.at(at).version(at));
    }
  }

  /** {@code PATCH /notes/{note_id}}. */
  final class Edit implements Endpoint {

    record Body(@Nullable @NotBlank String text, @Nullable @Positive Optional<BigDecimal> amount) {}

    private static final Operation OPERATION =
        Operation.patch("/notes/{note_id}", "Edit a note")
            .needs(RECORD)
            .command(Body.class)
            .returns(Note.class);

    @Override
    public Operation operation() {
      return OPERATION;
    }

    @Override
    public Mono<Answer> handle(Call call) {
      if (!call.ifMatch().allows(7)) {
        return Mono.just(Answer.problem(call.ifMatch().failed(7)));
      }
      var body = call.body(Body.class);
      var note = notes.get(call.pathId("note_id", NoteId::new));
      if (note == null) {
        return Mono.just(
            Answer.problem(Problem.of(ErrorCodes.NOT_FOUND, "There is no such note.")));
      }
      var amount = body.amount() == null ? note.amount() : body.amount().orElse(null);
      var text = body.text() == null ? note.text() : body.text();
      return Mono.just(Answer.ok(new Note(note.id(), text, amount, note.date())).version(8));
    }
  }

  /** {@code GET /notes/{note_id}}. */
  final class Read implements Endpoint {

    private static final Operation OPERATION =
        Operation.get("/notes/{note_id}", "Read a note").needs(READ).returns(Note.class);

    @Override
    public Operation operation() {
      return OPERATION;
    }

    @Override
    public Mono<Answer> handle(Call call) {
      var note = notes.get(call.pathId("note_id", NoteId::new));
      return Mono.just(
          note == null
              ? Answer.problem(Problem.of(ErrorCodes.NOT_FOUND, "There is no such note."))
              : Answer.ok(note).version(1).at(call.minPosition()));
    }
  }

  /** {@code GET /notes}. */
  final class ListAll implements Endpoint {

    private static final Operation OPERATION =
        Operation.get("/notes", "List notes")
            .needs(READ)
            .query(DATE)
            .query(WORD)
            .timeTravel()
            .lists(Note.class);

    @Override
    public Operation operation() {
      return OPERATION;
    }

    @Override
    public Mono<Answer> handle(Call call) {
      var date = call.query(DATE);
      var word = call.query(WORD, "");
      var found =
          notes.values().stream()
              .filter(note -> date == null || note.date().equals(date))
              .filter(note -> note.text().contains(word))
              .sorted(Comparator.comparing(Note::text))
              .toList();
      if (call.wants() == Representation.LINES) {
        return Mono.just(Answer.lines(Flux.fromIterable(found)));
      }
      var page = call.page();
      var rows = found.stream().skip(page.skip()).limit(page.limit()).toList();
      return Mono.just(Answer.page(page, rows, found.size()).at(position.get()));
    }
  }

  /** {@code GET /notes/changes}. */
  final class Watch implements Endpoint {

    private static final Operation OPERATION =
        Operation.get("/changes", "Watch notes").needs(READ).returns(Note.class).live();

    @Override
    public Operation operation() {
      return OPERATION;
    }

    @Override
    public Mono<Answer> handle(Call call) {
      if (call.wants() != Representation.LIVE) {
        return Mono.just(Answer.ok(Map.of("position", position.get())));
      }
      var last = call.lastEventId();
      var resumed =
          last == null
              ? Flux.<LiveMessage>empty()
              : Flux.just(new LiveMessage(last + 1, "resumed", Map.of()));
      return Mono.just(Answer.live(resumed.concatWith(changes.asFlux())));
    }
  }
}
