package dev.daybook.ledger.platform.files;

import static java.util.Objects.requireNonNull;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.files.FileRow.Faulty;
import dev.daybook.ledger.platform.files.FileRow.Said;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.json.MalformedJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a file: lists, each of things of one type, which are read by the same rules as
 * the body of a request. JSON has all of the lists in one object; CSV has the main one alone.
 */
public final class FileContents<R> {

  /** Reads one thing of a list. */
  @FunctionalInterface
  public interface Reading<R> {

    /** The thing, or null and what is wrong with it added to the faults. */
    @Nullable R read(byte[] json, List<Detail> faults) throws MalformedJson;
  }

  private final String main;
  private final List<? extends CsvColumn> columns;
  private final Map<String, Reading<R>> readings;

  private FileContents(
      String main, List<? extends CsvColumn> columns, Map<String, Reading<R>> readings) {
    this.main = main;
    this.columns = columns;
    this.readings = readings;
  }

  /**
   * @param list the main one, without which there is no file
   * @param columns of the same in CSV
   */
  public static <R> FileContents<R> of(
      String list, Reading<R> reading, List<? extends CsvColumn> columns) {
    return new FileContents<>(list, columns, Map.of(list, reading));
  }

  /** A list that may stand beside the main one. */
  public FileContents<R> and(String list, Reading<R> reading) {
    var more = new LinkedHashMap<>(readings);
    more.put(list, reading);
    return new FileContents<>(main, columns, more);
  }

  String main() {
    return main;
  }

  List<? extends CsvColumn> columns() {
    return columns;
  }

  Set<String> lists() {
    return readings.keySet();
  }

  /** All lists but the main one, for people. */
  String others() {
    return lists().stream().filter(list -> !list.equals(main)).collect(Collectors.joining(" and "));
  }

  /**
   * Reads one thing of a list.
   *
   * @param known faults of it
   */
  FileRow<R> read(
      String list,
      long line,
      long end,
      byte[] json,
      List<Detail> known,
      UnaryOperator<String> naming) {
    var faults = new ArrayList<>(known);
    var what = what(list, json, faults);
    return what == null || !faults.isEmpty()
        ? new Faulty<>(
            line, end, faults.stream().map(it -> FileRow.named(it, naming)).toList(), false)
        : new Said<>(line, end, list, what, naming);
  }

  private @Nullable R what(String list, byte[] json, List<Detail> faults) {
    try {
      return requireNonNull(readings.get(list)).read(json, faults);
    } catch (MalformedJson malformed) {
      var message = malformed.words().replace("The body", "The row");
      faults.add(new Detail(null, message, ErrorCodes.MALFORMED_JSON.code()));
      faults.addAll(malformed.details());
      return null;
    }
  }
}
