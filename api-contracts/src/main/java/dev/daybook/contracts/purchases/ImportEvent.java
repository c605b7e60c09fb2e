package dev.daybook.contracts.purchases;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.EventType;
import dev.daybook.contracts.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to the import of a file; what happens to purchases by it are their own events. */
public sealed interface ImportEvent extends PurchasesEvent {

  ImportId importId();

  /**
   * @param bytes of the file
   */
  record ImportStarted(
      ImportId importId, FileForm form, OnDuplicate onDuplicate, long bytes, Instant at)
      implements ImportEvent {}

  /**
   * Comes right after the events of the purchases that these rows became.
   *
   * @param bytesRead of the file, up to the end of these rows
   * @param refused how many errors there were
   * @param seenAt the position up to which everything was known when these rows were judged:
   *     nothing that concerns them happened between it and this
   * @param errors the first of them
   */
  record RowsTaken(
      ImportId importId,
      long bytesRead,
      long rowsRead,
      long created,
      long updated,
      long skipped,
      long refused,
      long seenAt,
      List<RowError> errors)
      implements ImportEvent {}

  record ImportEnded(ImportId importId, ImportStatus status, Instant at) implements ImportEvent {}

  record UndoStarted(ImportId importId) implements ImportEvent {}

  /**
   * Comes right after the events that take back what one {@link RowsTaken} says; the last of these
   * is the first that is taken back.
   *
   * @param step the position of that event
   * @param kept what stays, because it was changed by others since
   */
  record RowsUndone(ImportId importId, long step, long undone, List<RowError> kept)
      implements ImportEvent {}

  private static @Nullable Import after(@Nullable Import before, ImportEvent event) {
    return switch (event) {
      case ImportStarted started -> Import.started(started);
      case RowsTaken taken -> requireNonNull(before).with(taken);
      case RowsUndone undone -> requireNonNull(before).with(undone);
      case UndoStarted _ -> requireNonNull(before).with(ImportStatus.RUNNING, null);
      case ImportEnded ended -> requireNonNull(before).with(ended.status(), ended.at());
    };
  }

  Kind<ImportEvent, ImportId, Import> IMPORT =
      Kind.of(
          "import",
          ImportEvent::importId,
          ImportEvent::after,
          about(
              ImportStarted.class,
              "purchases.import-started",
              "A file has come whole, and purchases will be made of it."),
          about(
              RowsTaken.class,
              "purchases.import-rows-taken",
              "Rows of a file have become what the events just before this one say."),
          about(
              ImportEnded.class,
              "purchases.import-ended",
              "An import, or its undoing, does nothing more."),
          about(
              UndoStarted.class,
              "purchases.import-undo-started",
              "What an import has done will be taken back."),
          about(
              RowsUndone.class,
              "purchases.import-rows-undone",
              "What some rows of a file had become was taken back by the events just before this"
                  + " one."));

  private static <E extends ImportEvent> EventType<E> about(
      Class<E> event, String name, String sentence) {
    return EventType.of(event, name, 1, sentence)
        .tagged(e -> Set.of(Kind.tag("import", e.importId())));
  }
}
