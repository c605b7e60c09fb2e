package dev.daybook.ledger.purchases.files;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.purchases.RowError;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.json.BodyPlan;
import dev.daybook.ledger.platform.http.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Something that stands in a file: what it says, or why nobody can tell. */
sealed interface FileRow {

  /** Where it begins; the first line is 1. */
  long line();

  /** How many bytes of the file there are up to its end. */
  long end();

  /**
   * @param naming makes of a field of a purchase in JSON what it is called in the file
   */
  record OfPurchase(long line, long end, FiledPurchase said, UnaryOperator<String> naming)
      implements FileRow {

    RowError error(Detail fault) {
      return FileRow.error(line, fault, naming);
    }
  }

  /**
   * @param list that it stands in: retailers or brands
   */
  record OfName(long line, long end, String list, FiledName said) implements FileRow {}

  /**
   * @param isLast whether the file can't be read on after it
   */
  record Faulty(long line, long end, List<RowError> errors, boolean isLast) implements FileRow {

    static Faulty last(long line, long end, Detail fault) {
      return new Faulty(line, end, List.of(error(line, fault, field -> field)), true);
    }
  }

  private static RowError error(long line, Detail fault, UnaryOperator<String> naming) {
    var field = fault.field();
    return new RowError(
        line, field == null ? null : naming.apply(field), fault.code(), fault.message());
  }

  /**
   * Reads a purchase by the same rules as the body of a request.
   *
   * @param faults that are known of it
   */
  static FileRow purchase(
      long line, long end, byte[] json, List<Detail> faults, UnaryOperator<String> naming) {
    var all = new ArrayList<>(faults);
    var said = read(PURCHASE, json, all);
    if (said != null && said.warranty() != null) {
      all.addAll(said.warranty().halves());
    }
    return said == null || !all.isEmpty()
        ? new Faulty(line, end, errors(line, all, naming), false)
        : new OfPurchase(line, end, said, naming);
  }

  static FileRow name(long line, long end, String list, byte[] json) {
    var faults = new ArrayList<Detail>();
    var said = read(NAME, json, faults);
    return said == null
        ? new Faulty(line, end, errors(line, faults, field -> field), false)
        : new OfName(line, end, list, said);
  }

  private static List<RowError> errors(
      long line, List<Detail> faults, UnaryOperator<String> naming) {
    return faults.stream().map(fault -> error(line, fault, naming)).toList();
  }

  BodyPlan<FiledPurchase> PURCHASE = BodyPlan.of(FiledPurchase.class);
  BodyPlan<FiledName> NAME = BodyPlan.of(FiledName.class);

  private static <B extends Record> @Nullable B read(
      BodyPlan<B> plan, byte[] json, List<Detail> faults) {
    try {
      return plan.read(json, faults);
    } catch (MalformedJson malformed) {
      var code = ErrorCodes.MALFORMED_JSON.code();
      faults.add(new Detail(null, malformed.words().replace("The body", "The row"), code));
      faults.addAll(malformed.details());
      return null;
    }
  }
}
