package dev.daybook.proofs.verify;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A balance sheet that comes to be while the events of a history are read. How events become
 * amounts is the books' business: proofs know none of them.
 */
public interface DrawnSheet {

  /** The next event of the history, as the line that it is in a replay. */
  void event(String line);

  /**
   * The sheet of what was read, as the service shows it.
   *
   * @throws NotDrawn if there is none
   */
  String json();

  /** Where sheets are drawn up. */
  @FunctionalInterface
  interface Table {

    /**
     * Begins a sheet.
     *
     * @param position that it is to reflect; null for the last event's
     * @param day to look at it on; null for that of the last event until then
     */
    DrawnSheet lay(UUID period, @Nullable Long position, @Nullable LocalDate day);
  }

  /** Why there is no sheet, in a sentence. */
  final class NotDrawn extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotDrawn(String sentence) {
      super(sentence, null, false, false);
    }
  }
}
