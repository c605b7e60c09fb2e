package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.PurchasesRejection.TOO_MANY_ROWS;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.ledger.purchases.files.FileRow.Faulty;
import dev.daybook.ledger.purchases.files.FileRow.OfName;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** Takes a file in, part by part, and gives its rows out; never holds more than one of them. */
abstract class Rows {

  /** As long as the body of a request may be that says the same. */
  static final int LONGEST_ROW_BYTES = 65_536;

  /** Of those that can't be read, too: each is told about. */
  static final int MOST_PURCHASES = 1_000_000;

  /** Where the next byte stands. */
  long line = 1;

  /** How many bytes were taken. */
  long offset;

  private int purchases;
  private int names;
  private boolean isOver;

  static Flux<FileRow> of(FileForm form, Flux<byte[]> parts) {
    return Flux.defer(
        () -> {
          var rows = form == FileForm.CSV ? new CsvRows() : new JsonRows();
          return parts
              .concatMapIterable(rows::take, 1)
              .concatWith(Flux.defer(() -> Flux.fromIterable(rows.end())));
        });
  }

  private List<FileRow> take(byte[] part) {
    var rows = new ArrayList<FileRow>();
    for (int i = 0; i < part.length && !isOver; i++) {
      offset++;
      add(rows, take(part[i]));
      if (part[i] == '\n') {
        line++;
      }
    }
    return rows;
  }

  private List<FileRow> end() {
    var rows = new ArrayList<FileRow>();
    if (!isOver) {
      // Its end is behind the last byte, so that no row seems to have been taken that was not.
      offset++;
      add(rows, ended());
    }
    return rows;
  }

  private void add(List<FileRow> rows, List<FileRow> more) {
    for (var row : more) {
      var one = isOneTooMany(row) ? tooMany(row) : row;
      rows.add(one);
      isOver = one instanceof Faulty last && last.isLast();
    }
  }

  private boolean isOneTooMany(FileRow row) {
    return (row instanceof OfName ? ++names : ++purchases) > MOST_PURCHASES;
  }

  private static Faulty tooMany(FileRow row) {
    var message =
        "A file has at most %d purchases, and no more retailers and brands"
            .formatted(MOST_PURCHASES);
    return Faulty.last(row.line(), row.end(), new Detail(null, message, TOO_MANY_ROWS.code()));
  }

  /** What ends with this byte: mostly nothing. */
  abstract List<FileRow> take(byte next);

  /** What ends with the file. */
  abstract List<FileRow> ended();
}
