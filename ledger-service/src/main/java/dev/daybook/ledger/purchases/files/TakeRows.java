package dev.daybook.ledger.purchases.files;

import static dev.daybook.ledger.platform.slice.Decision.accept;

import dev.daybook.contracts.Event;
import dev.daybook.contracts.purchases.Import;
import dev.daybook.contracts.purchases.ImportEvent.ImportEnded;
import dev.daybook.contracts.purchases.ImportEvent.RowsTaken;
import dev.daybook.contracts.purchases.ImportId;
import dev.daybook.contracts.purchases.ImportRow;
import dev.daybook.contracts.purchases.ImportStatus;
import dev.daybook.contracts.purchases.OnDuplicate;
import dev.daybook.ledger.platform.clock.Moment;
import dev.daybook.ledger.platform.files.FileRow;
import dev.daybook.ledger.platform.slice.Decision;
import dev.daybook.projections.Entry;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a file become purchases, all that are good of them in one step, which also says how
 * far the import is: so no row is taken twice, whoever tries to.
 */
final class TakeRows implements ImportStep<TakeRows.Asked, TakeRows.State> {

  /** More than one row can need: a purchase, its warranty, its retailer and its brand. */
  static final int IDS_OF_A_ROW = 4;

  /**
   * @param from how much of the file is read by now; who is wrong in that changes nothing
   * @param end how the import ends with these rows; null if more come
   * @param base the currency where a row names none
   * @param fresh ids for what the rows make, more than are needed
   */
  record Asked(
      ImportId id,
      long from,
      List<FileRow<Filed>> rows,
      @Nullable ImportStatus end,
      OnDuplicate onDuplicate,
      Currency base,
      Moment moment,
      List<UUID> fresh)
      implements ImportStep.Asked {}

  record State(@Nullable Entry<Import> job, Present present, long at) implements ImportStep.State {}

  @Override
  public String name() {
    return "purchases.take-rows";
  }

  @Override
  public Decision decide(Asked c, State state, Entry<Import> entry) {
    var job = entry.value();
    if (job.status() != ImportStatus.RUNNING || job.isUndoing() || job.bytesRead() != c.from()) {
      return accept();
    }
    var judged = new Judging(c, state.present(), entry.first(), new SaidBefore()).judge();
    var events = Stream.<Event>builder();
    judged.events().forEach(events);
    if (!c.rows().isEmpty()) {
      events.add(taken(c, state.at(), judged, ImportRow.MOST_ERRORS - job.refused()));
    }
    if (c.end() != null) {
      events.add(new ImportEnded(c.id(), c.end(), c.moment().time()));
    }
    return new Decision.Accepted(events.build().toList());
  }

  /**
   * @param listed so many errors at the most
   */
  static RowsTaken taken(Asked c, long at, Judging.Judged judged, long listed) {
    return new RowsTaken(
        c.id(),
        c.rows().getLast().end(),
        judged.read(),
        judged.created(),
        judged.updated(),
        judged.skipped(),
        judged.errors().size(),
        at,
        judged.errors().stream().limit(Math.max(0, listed)).toList());
  }
}
