package dev.daybook.contracts.purchases;

import dev.daybook.contracts.schema.Describe;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import, as shown: a job that runs until its status is another one than RUNNING. */
public record ImportRow(
    ImportId id,
    @Describe("RUNNING also while it is being undone.") ImportStatus status,
    @Describe("Of the bytes read, or of the purchases undone; 100 only when that is done.")
        long percentage,
    FileForm form,
    OnDuplicate onDuplicate,
    @Describe("The purchases in the file up to here.") long rowsRead,
    long created,
    long updated,
    @Describe("Those that are there already.") long skipped,
    @Describe("How many errors there are; only the first 1,000 are listed.") long refused,
    @Describe("How many purchases are as they were before it.") long undone,
    @Nullable @Describe("In the order of the file; null in lists of imports.")
        List<RowError> errors,
    Instant startedAt,
    @Nullable @Describe("Null while it runs.") Instant endedAt) {

  /** So many errors are listed at the most; all of them are counted. */
  public static final int MOST_ERRORS = 1_000;

  /**
   * @param errors null if they are not shown
   */
  public static ImportRow of(Import job, @Nullable List<RowError> errors) {
    return new ImportRow(
        job.id(),
        job.status(),
        job.percentage(),
        job.form(),
        job.onDuplicate(),
        job.rowsRead(),
        job.created(),
        job.updated(),
        job.skipped(),
        job.refused(),
        job.undone(),
        errors,
        job.startedAt(),
        job.endedAt());
  }
}
