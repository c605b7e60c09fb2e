package dev.daybook.ledger.platform.files;

import dev.daybook.contracts.Rejection.Detail;
import java.util.List;
import java.util.function.UnaryOperator;

/** Something that stands in a file: what it says, or why nobody can tell. */
public sealed interface FileRow<R> {

  /** Where it begins; the first line is 1. */
  long line();

  /** How many bytes of the file there are up to its end. */
  long end();

  /**
   * @param list that it stands in
   * @param naming makes of a field of it in JSON what it is called in the file
   */
  record Said<R>(long line, long end, String list, R what, UnaryOperator<String> naming)
      implements FileRow<R> {

    /** What is wrong with it, in the words of the file. */
    public Detail named(Detail fault) {
      return FileRow.named(fault, naming);
    }
  }

  /**
   * @param isLast whether the file can't be read on after it
   */
  record Faulty<R>(long line, long end, List<Detail> faults, boolean isLast)
      implements FileRow<R> {}

  static Detail named(Detail fault, UnaryOperator<String> naming) {
    var field = fault.field();
    return field == null ? fault : new Detail(naming.apply(field), fault.message(), fault.code());
  }
}
