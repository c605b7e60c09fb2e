package dev.daybook.ledger.platform.http;

import java.time.Instant;
import java.util.List;

/** The query parameters that operations have because of what they are. */
public final class StandardParameters {

  public static final Parameter<Boolean> DRY_RUN =
      Parameter.flag("dry_run", "Decide and answer what would happen, and write nothing down.");
  public static final Parameter<Long> SKIP =
      Parameter.number("skip", 0, Paging.MAX_SKIP, "How many to leave out at the beginning.");
  public static final Parameter<Long> LIMIT = limit(Paging.Length.OF_A_LIST);
  public static final Parameter<Long> PAGE = page(Paging.Length.OF_A_LIST);
  public static final Parameter<Long> PER_PAGE = perPage(Paging.Length.OF_A_LIST);
  public static final Parameter<String> CURSOR =
      Parameter.text(
          "cursor", 500, "Where to go on: meta.next_cursor of the answer before; instead of skip.");
  public static final Parameter<Instant> AS_OF =
      Parameter.time("as_of", "Answer what would have been answered at that time.");
  public static final Parameter<Long> AT_POSITION =
      Parameter.position("at_position", "Answer what was known at that position of the log.");

  static final String CSV = "csv";

  /** For those who can't say what they accept, such as a link on a page. */
  public static final Parameter<String> FORMAT =
      Parameter.oneOf(
          "format", List.of("json", CSV), "`csv` gives a table; instead of `Accept: text/csv`.");

  static final List<Parameter<?>> PAGING = List.of(SKIP, LIMIT, PAGE, PER_PAGE, CURSOR);
  static final List<Parameter<?>> TIME_TRAVEL = List.of(AS_OF, AT_POSITION);

  /** The same parameters for pages of another length. */
  static List<Parameter<?>> paging(Paging.Length pages) {
    return pages.equals(Paging.Length.OF_A_LIST)
        ? PAGING
        : List.of(SKIP, limit(pages), page(pages), perPage(pages), CURSOR);
  }

  private static Parameter<Long> limit(Paging.Length pages) {
    return Parameter.number(
        "limit",
        1,
        pages.most(),
        "How many to give at most; %d unless said.".formatted(pages.unlessSaid()));
  }

  private static Parameter<Long> page(Paging.Length pages) {
    return Parameter.number(
        "page", 1, Paging.MAX_SKIP / pages.most(), "Which page, from 1; instead of skip.");
  }

  private static Parameter<Long> perPage(Paging.Length pages) {
    return Parameter.number("per_page", 1, pages.most(), "How many on a page; instead of limit.");
  }

  private StandardParameters() {}
}
