package dev.daybook.ledger.platform.files;

import static dev.daybook.ledger.platform.files.FileErrors.MALFORMED_CSV;
import static dev.daybook.ledger.platform.files.FileErrors.NOT_UTF_8;
import static dev.daybook.ledger.platform.files.FileErrors.ROW_TOO_LONG;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.SafeText;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, with nothing guessed: commas, double quotes, UTF-8, and all columns
 * named in the first line, in whatever order. A row that is no row is let go by up to the end of
 * its line; a quote that never closes ends the file.
 */
final class CsvRows<R> extends RowReader<R> {

  private static final String MARK = "\uFEFF";

  private enum State {
    AT_CELL,
    IN_CELL,
    IN_QUOTES,
    AFTER_QUOTE,
    IN_NO_ROW
  }

  private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
  private final List<byte[]> cells = new ArrayList<>();
  private final List<CsvColumn> header = new ArrayList<>();
  private State state = State.AT_CELL;
  private boolean isHeaderRead;
  private long rowLine = 1;
  private int rowBytes;
  private @Nullable Detail fault;

  CsvRows(FileContents<R> contents) {
    super(contents);
  }

  @Override
  List<FileRow<R>> take(byte next) {
    if (rowBytes == 0) {
      rowLine = line;
    }
    rowBytes++;
    if (rowBytes > LONGEST_ROW_BYTES && state != State.IN_NO_ROW) {
      if (state == State.IN_QUOTES) {
        return unclosed();
      }
      noRow(ROW_TOO_LONG, "has more than %d bytes".formatted(LONGEST_ROW_BYTES));
    }
    switch (state) {
      case AT_CELL -> {
        if (next == '"') {
          state = State.IN_QUOTES;
          return List.of();
        }
        return plain(next);
      }
      case IN_CELL -> {
        return plain(next);
      }
      case IN_QUOTES -> {
        if (next == '"') {
          state = State.AFTER_QUOTE;
        } else {
          cell.write(next);
        }
      }
      case AFTER_QUOTE -> {
        return afterQuote(next);
      }
      case IN_NO_ROW -> {
        return next == '\n' ? endRow() : List.of();
      }
    }
    return List.of();
  }

  private List<FileRow<R>> plain(byte next) {
    state = State.IN_CELL;
    switch (next) {
      case ',' -> endCell();
      case '\n' -> {
        return endRow();
      }
      case '"' -> noRow(MALFORMED_CSV, "has a quote in it, and does not begin with one");
      default -> cell.write(next);
    }
    return List.of();
  }

  private List<FileRow<R>> afterQuote(byte next) {
    switch (next) {
      case '"' -> {
        cell.write(next);
        state = State.IN_QUOTES;
      }
      case ',' -> endCell();
      case '\r' -> {}
      case '\n' -> {
        return endRow();
      }
      default -> noRow(MALFORMED_CSV, "goes on after the quote that ends it");
    }
    return List.of();
  }

  private void noRow(ErrorCode code, String message) {
    fault = new Detail(columnName(), message, code.code());
    cell.reset();
    state = State.IN_NO_ROW;
  }

  private @Nullable String columnName() {
    var column = cells.size();
    return column < header.size() ? header.get(column).name() : null;
  }

  private void endCell() {
    cells.add(cell.toByteArray());
    cell.reset();
    state = State.AT_CELL;
  }

  /** Lines end with CRLF or with LF alone. */
  private List<FileRow<R>> endRow() {
    var wasPlain = state == State.IN_CELL;
    endCell();
    var last = cells.getLast();
    if (wasPlain && last.length > 0 && last[last.length - 1] == '\r') {
      cells.set(cells.size() - 1, Arrays.copyOf(last, last.length - 1));
    }
    var row = row();
    cells.clear();
    fault = null;
    rowBytes = 0;
    return row == null ? List.of() : List.of(row);
  }

  private @Nullable FileRow<R> row() {
    if (!isHeaderRead) {
      isHeaderRead = true;
      return readHeader();
    }
    if (fault == null && cells.size() == 1 && cells.getFirst().length == 0) {
      return null;
    }
    if (fault == null && cells.size() != header.size()) {
      var message = "The row has %d cells instead of %d".formatted(cells.size(), header.size());
      fault = new Detail(null, message, MALFORMED_CSV.code());
    }
    return fault == null ? thing() : new FileRow.Faulty<>(rowLine, offset, List.of(fault), false);
  }

  private FileRow<R> thing() {
    var faults = new ArrayList<Detail>();
    var json = ContractJson.MAPPER.createObjectNode();
    for (int i = 0; i < header.size(); i++) {
      var column = header.get(i);
      var text = text(cells.get(i));
      if (text == null) {
        faults.add(new Detail(column.path(), "is not UTF-8", NOT_UTF_8.code()));
      } else {
        column.read(text, json);
      }
    }
    var bytes = ContractJson.MAPPER.writeValueAsBytes(json);
    return contents.read(contents.main(), rowLine, offset, bytes, faults, this::columnOf);
  }

  /** Faults of the thing name its fields as they are in JSON. */
  private String columnOf(String path) {
    return header.stream()
        .filter(column -> column.path().equals(path))
        .map(CsvColumn::name)
        .findFirst()
        .orElse(path);
  }

  /** Null if it is no header: then what stands below it means nothing. */
  private @Nullable FileRow<R> readHeader() {
    var known = new HashMap<String, CsvColumn>();
    contents.columns().forEach(column -> known.put(column.name(), column));
    var faults = new ArrayList<Detail>();
    if (fault != null) {
      faults.add(fault);
    }
    for (var bytes : cells) {
      var name = text(bytes);
      var column = name == null ? null : known.remove(name);
      if (column == null) {
        faults.add(notAColumn(name));
      } else {
        header.add(column);
      }
    }
    missing(known, faults);
    return faults.isEmpty() ? null : new FileRow.Faulty<>(1, offset, faults, true);
  }

  private static Detail notAColumn(@Nullable String name) {
    if (name == null) {
      return new Detail(null, "The name of a column is not UTF-8", NOT_UTF_8.code());
    }
    return name.startsWith(MARK)
        ? new Detail(
            SafeText.of(name.substring(1)),
            "has a byte order mark (U+FEFF) before it; send the file without",
            MALFORMED_CSV.code())
        : FaultCode.UNKNOWN_FIELD.at(
            SafeText.of(name), "is no column, or stands there twice; commas part columns");
  }

  private void missing(Map<String, CsvColumn> known, List<Detail> faults) {
    contents.columns().stream()
        .filter(column -> known.containsKey(column.name()))
        .forEach(column -> faults.add(FaultCode.MISSING.at(column.name(), "is missing")));
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  private List<FileRow<R>> unclosed() {
    var message = "begins with a quote that never ends";
    return List.of(last(rowLine, new Detail(columnName(), message, MALFORMED_CSV.code())));
  }

  @Override
  List<FileRow<R>> ended() {
    if (state == State.IN_QUOTES) {
      return unclosed();
    }
    return rowBytes > 0 || !isHeaderRead ? endRow() : List.of();
  }
}
