package dev.daybook.ledger.platform.files;

import static dev.daybook.ledger.platform.files.FileErrors.ROW_TOO_LONG;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.FaultCode;
import dev.daybook.ledger.platform.http.SafeText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the objects that stand in the lists of one object, byte by byte: each of them is read by
 * itself. What stands between them is held to the grammar of JSON.
 */
final class JsonRows<R> extends RowReader<R> {

  /** What comes next, or goes on. */
  private enum State {
    FILE,
    FIRST_KEY,
    KEY,
    IN_KEY,
    COLON,
    LIST,
    FIRST_ROW,
    ROW,
    IN_ROW,
    AFTER_ROW,
    AFTER_LIST,
    NOTHING
  }

  private final ByteArrayOutputStream token = new ByteArrayOutputStream();
  private final Set<String> lists = new LinkedHashSet<>();
  private State state = State.FILE;
  private String list = "";
  private long rowLine;
  private int depth;
  private boolean isInText;
  private boolean isEscaped;

  JsonRows(FileContents<R> contents) {
    super(contents);
  }

  @Override
  List<FileRow<R>> take(byte next) {
    return switch (state) {
      case IN_ROW -> row(next);
      case IN_KEY -> key(next);
      default ->
          next == ' ' || next == '\n' || next == '\r' || next == '\t' ? List.of() : between(next);
    };
  }

  private List<FileRow<R>> between(byte next) {
    var after =
        switch (state) {
          case FILE -> next == '{' ? State.FIRST_KEY : null;
          case FIRST_KEY -> next == '}' ? State.NOTHING : next == '"' ? State.IN_KEY : null;
          case KEY -> next == '"' ? State.IN_KEY : null;
          case COLON -> next == ':' ? State.LIST : null;
          case LIST -> next == '[' ? State.FIRST_ROW : null;
          case FIRST_ROW -> next == ']' ? State.AFTER_LIST : next == '{' ? State.IN_ROW : null;
          case ROW -> next == '{' ? State.IN_ROW : null;
          case AFTER_ROW -> next == ',' ? State.ROW : next == ']' ? State.AFTER_LIST : null;
          case AFTER_LIST -> next == ',' ? State.KEY : next == '}' ? State.NOTHING : null;
          case IN_ROW, IN_KEY, NOTHING -> null;
        };
    if (after == null) {
      return malformed("The file is not as an export is: lists of objects in one object");
    }
    state = after;
    if (state == State.IN_ROW) {
      rowLine = line;
      return row(next);
    }
    return List.of();
  }

  private List<FileRow<R>> key(byte next) {
    if (next != '"') {
      token.write(next);
      return token.size() > LONGEST_ROW_BYTES ? tooLong() : List.of();
    }
    list = token.toString(StandardCharsets.UTF_8);
    token.reset();
    state = State.COLON;
    if (!contents.lists().contains(list)) {
      return last(FaultCode.UNKNOWN_FIELD.at(SafeText.of(list), "is none of the lists of a file"));
    }
    return lists.add(list)
        ? List.of()
        : last(FaultCode.DUPLICATE_KEY.at(list, "stands there twice"));
  }

  private List<FileRow<R>> row(byte next) {
    token.write(next);
    if (token.size() > LONGEST_ROW_BYTES) {
      return tooLong();
    }
    if (isInText) {
      isInText = isEscaped || next != '"';
      isEscaped = !isEscaped && next == '\\';
      return List.of();
    }
    switch (next) {
      case '"' -> isInText = true;
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      default -> {}
    }
    return depth == 0 ? endRow() : List.of();
  }

  private List<FileRow<R>> endRow() {
    var json = token.toByteArray();
    token.reset();
    state = State.AFTER_ROW;
    return List.of(contents.read(list, rowLine, offset, json, List.of(), field -> field));
  }

  private List<FileRow<R>> tooLong() {
    var message = "A row has at most %d bytes".formatted(LONGEST_ROW_BYTES);
    return last(rowLine, ROW_TOO_LONG, message);
  }

  private List<FileRow<R>> malformed(String message) {
    return last(line, ErrorCodes.MALFORMED_JSON, message);
  }

  private List<FileRow<R>> last(long at, ErrorCode code, String message) {
    return List.of(last(at, new Detail(null, message, code.code())));
  }

  private List<FileRow<R>> last(Detail fault) {
    return List.of(last(line, fault));
  }

  @Override
  List<FileRow<R>> ended() {
    if (state == State.IN_ROW) {
      return last(rowLine, ErrorCodes.MALFORMED_JSON, "The row that begins here never ends");
    }
    if (state != State.NOTHING) {
      return malformed("The file ends before its object does");
    }
    return lists.contains(contents.main())
        ? List.of()
        : last(FaultCode.MISSING.at(contents.main(), "is missing"));
  }
}
