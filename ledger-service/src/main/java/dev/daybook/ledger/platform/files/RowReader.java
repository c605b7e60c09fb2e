package dev.daybook.ledger.platform.files;

import static dev.daybook.ledger.platform.files.FileErrors.TOO_MANY_ROWS;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.files.FileRow.Faulty;
import dev.daybook.ledger.platform.files.FileRow.Said;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;

/** Takes a file in, part by part, and gives its rows out; never holds more than one of them. */
public abstract class RowReader<R> {

  /** As long as the body of a request may be that says the same. */
  public static final int LONGEST_ROW_BYTES = 65_536;

  /** Of those that can't be read, too: each is told about. */
  public static final int MOST_ROWS = 1_000_000;

  final FileContents<R> contents;

  /** Where the next byte stands. */
  long line = 1;

  /** How many bytes were taken. */
  long offset;

  private int rows;
  private int others;
  private boolean isOver;

  RowReader(FileContents<R> contents) {
    this.contents = contents;
  }

  public static <R> Flux<FileRow<R>> ofCsv(FileContents<R> contents, Flux<byte[]> parts) {
    return Flux.defer(() -> new CsvRows<>(contents).of(parts));
  }

  public static <R> Flux<FileRow<R>> ofJson(FileContents<R> contents, Flux<byte[]> parts) {
    return Flux.defer(() -> new JsonRows<>(contents).of(parts));
  }

  final Flux<FileRow<R>> of(Flux<byte[]> parts) {
    return parts
        .concatMapIterable(this::take, 1)
        .concatWith(Flux.defer(() -> Flux.fromIterable(end())));
  }

  private List<FileRow<R>> take(byte[] part) {
    var rows = new ArrayList<FileRow<R>>();
    for (int i = 0; i < part.length && !isOver; i++) {
      offset++;
      add(rows, take(part[i]));
      if (part[i] == '\n') {
        line++;
      }
    }
    return rows;
  }

  private List<FileRow<R>> end() {
    var rows = new ArrayList<FileRow<R>>();
    if (!isOver) {
      // Its end is behind the last byte, so that no row seems to have been taken that was not.
      offset++;
      add(rows, ended());
    }
    return rows;
  }

  private void add(List<FileRow<R>> rows, List<FileRow<R>> more) {
    for (var row : more) {
      var one = isOneTooMany(row) ? tooMany(row) : row;
      rows.add(one);
      isOver = one instanceof Faulty<R> last && last.isLast();
    }
  }

  private boolean isOneTooMany(FileRow<R> row) {
    boolean isOther = row instanceof Said<R> said && !said.list().equals(contents.main());
    return (isOther ? ++others : ++rows) > MOST_ROWS;
  }

  private Faulty<R> tooMany(FileRow<R> row) {
    var message =
        "A file has at most %d %s, and no more %s"
            .formatted(MOST_ROWS, contents.main(), contents.others());
    return last(row.line(), new Detail(null, message, TOO_MANY_ROWS.code()));
  }

  /** What the file can't be read on after. */
  Faulty<R> last(long line, Detail fault) {
    return new Faulty<>(line, offset, List.of(fault), true);
  }

  /** What ends with this byte: mostly nothing. */
  abstract List<FileRow<R>> take(byte next);

  /** What ends with the file. */
  abstract List<FileRow<R>> ended();
}
