package dev.daybook.ledger.purchases.files;

import static dev.daybook.contracts.purchases.PurchasesRejection.MALFORMED_CSV;
import static dev.daybook.contracts.purchases.PurchasesRejection.NOT_UTF_8;
import static dev.daybook.contracts.purchases.PurchasesRejection.ROW_TOO_LONG;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.SafeText;
import dev.daybook.ledger.purchases.files.CsvForm.Column;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, with nothing guessed: commas, double quotes, UTF-8, and all columns
 * named in the first line, in whatever order. A row that is no row is let go by up to the end of
 * its line; a quote that never closes ends the file.
 */
final class CsvRows extends Rows {

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
  private final List<Column> header = new ArrayList<>();
  private State state = State.AT_CELL;
  private boolean isHeaderRead;
  private long rowLine = 1;
  private int rowBytes;
  private @Nullable Detail fault;

  @Override
  List<FileRow> take(byte next) {
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

  private List<FileRow> plain(byte next) {
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

  private List<FileRow> afterQuote(byte next) {
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
  private List<FileRow> endRow() {
    var wasPlain = state == State.IN_CELL;
    endCell();
    var last = cells.getLast();
    if (wasPlain && last.length > 0 && last[last.length - 1] == '\r') {
      cells.set(cells.size() - 1, java.util.Arrays.copyOf(last, last.length - 1));
    }
    var row = row();
    cells.clear();
    fault = null;
    rowBytes = 0;
    return row == null ? List.of() : List.of(row);
  }

  private @Nullable FileRow row() {
    if (!isHeaderRead) {
      isHeaderRead = true;
      return readHeader();
    }
    if (fault == null && cells.size() == 1 && cells.getFirst().length == 0) {
      return null;
    }
    var faults = new ArrayList<Detail>();
    if (fault != null) {
      faults.add(fault);
    } else if (cells.size() != header.size()) {
      var message = "has %d cells instead of %d".formatted(cells.size(), header.size());
      faults.add(new Detail(null, "The row " + message, MALFORMED_CSV.code()));
    }
    if (!faults.isEmpty()) {
      var error = faults.getFirst();
      return new FileRow.Faulty(
          rowLine,
          offset,
          List.of(new RowError(rowLine, error.field(), error.code(), error.message())),
          false);
    }
    return purchase(faults);
  }

  private FileRow purchase(List<Detail> faults) {
    var json = ContractJson.MAPPER.createObjectNode();
    for (int i = 0; i < header.size(); i++) {
      var text = text(cells.get(i));
      if (text == null) {
        var path = header.get(i).path();
        faults.add(new Detail(path, "is not UTF-8", NOT_UTF_8.code()));
      } else {
        CsvForm.read(header.get(i), text, json);
      }
    }
    return FileRow.purchase(
        rowLine, offset, ContractJson.MAPPER.writeValueAsBytes(json), faults, CsvForm::column);
  }

  /** Null if it is no header: then what stands below it means nothing. */
  private @Nullable FileRow readHeader() {
    var known = new HashMap<String, Column>();
    CsvForm.COLUMNS.forEach(column -> known.put(column.name(), column));
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
    return faults.isEmpty()
        ? null
        : new FileRow.Faulty(
            1,
            offset,
            faults.stream()
                .map(it -> new RowError(1L, it.field(), it.code(), it.message()))
                .toList(),
            true);
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

  private static void missing(Map<String, Column> known, List<Detail> faults) {
    CsvForm.COLUMNS.stream()
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

  private List<FileRow> unclosed() {
    return List.of(
        FileRow.Faulty.last(
            rowLine,
            offset,
            new Detail(columnName(), "begins with a quote that never ends", MALFORMED_CSV.code())));
  }

  @Override
  List<FileRow> ended() {
    if (state == State.IN_QUOTES) {
      return unclosed();
    }
    return rowBytes > 0 || !isHeaderRead ? endRow() : List.of();
  }
}
