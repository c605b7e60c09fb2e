package dev.daybook.contracts.purchases;

import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.purchases.ImportEvent.ImportStarted;
import dev.daybook.contracts.purchases.ImportEvent.RowsTaken;
import dev.daybook.contracts.purchases.ImportEvent.RowsUndone;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the import of a file is.
 *
 * @param refused how many errors there are
 * @param undone how many purchases are as they were before it
 * @param isUndoing whether it goes backwards
 * @param seenAt where its last step forward has looked at what was there; 0 if the last step was
 *     another one
 * @param undoneTo the position of the step forward that was undone last; none if it is 0
 * @param errors of its last step, as JSON
 */
public record Import(
    ImportId id,
    FileForm form,
    OnDuplicate onDuplicate,
    ImportStatus status,
    long bytes,
    long bytesRead,
    long rowsRead,
    long created,
    long updated,
    long skipped,
    long refused,
    long undone,
    boolean isUndoing,
    long seenAt,
    long undoneTo,
    String errors,
    Instant startedAt,
    @Nullable Instant endedAt) {

  private static final String NONE = "[]";

  public static Import started(ImportStarted event) {
    return new Import(
        event.importId(),
        event.form(),
        event.onDuplicate(),
        ImportStatus.RUNNING,
        event.bytes(),
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        false,
        0,
        0,
        NONE,
        event.at(),
        null);
  }

  public Import with(RowsTaken more) {
    return new Import(
        id,
        form,
        onDuplicate,
        status,
        bytes,
        more.bytesRead(),
        rowsRead + more.rowsRead(),
        created + more.created(),
        updated + more.updated(),
        skipped + more.skipped(),
        refused + more.refused(),
        undone,
        isUndoing,
        more.seenAt(),
        undoneTo,
        json(more.errors()),
        startedAt,
        endedAt);
  }

  Import with(RowsUndone less) {
    return new Import(
        id,
        form,
        onDuplicate,
        status,
        bytes,
        bytesRead,
        rowsRead,
        created,
        updated,
        skipped,
        refused + less.kept().size(),
        undone + less.undone(),
        isUndoing,
        0,
        less.step(),
        json(less.kept()),
        startedAt,
        endedAt);
  }

  public Import with(ImportStatus next, @Nullable Instant ended) {
    return new Import(
        id,
        form,
        onDuplicate,
        next,
        bytes,
        bytesRead,
        rowsRead,
        created,
        updated,
        skipped,
        refused,
        undone,
        next == ImportStatus.RUNNING,
        0,
        undoneTo,
        NONE,
        startedAt,
        ended);
  }

  /** Whether what it took may be taken back. */
  public boolean isOver() {
    return status == ImportStatus.DONE || status == ImportStatus.FAILED;
  }

  /** Of what it is doing; all of it only when that is done. */
  long percentage() {
    if (status == ImportStatus.DONE || status == ImportStatus.UNDONE) {
      return 100;
    }
    return isUndoing ? part(undone, created + updated) : part(bytesRead, bytes);
  }

  private static long part(long done, long all) {
    return all == 0 ? 0 : Math.min(99, 100 * done / all);
  }

  private static String json(List<RowError> errors) {
    return errors.isEmpty() ? NONE : ContractJson.MAPPER.writeValueAsString(errors);
  }
}
