package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.Warning;
import dev.daybook.contracts.json.ContractJson;
import dev.daybook.contracts.schema.Describe;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

/** The JSON that answers are put into; described by these records in OpenAPI too. */
public final class Envelopes {

  /** One. */
  public record One(Object data) {}

  /** One, and which part of a list in it is shown. */
  public record Excerpt(Object data, Meta meta) {}

  /** Something, and what there is to say about it. */
  public record Noted(Object data, Object meta) {}

  /** Many, and which part of them. */
  public record Many(List<?> data, Meta meta) {}

  /** What was accepted and looks wrong. */
  public record Warnings(
      @Describe("What looks wrong, and was written down all the same; never empty.")
          List<Warning> warnings) {}

  /**
   * @param total how many there are in all
   * @param nextCursor where the list goes on, null at its end
   * @param cumulativeTotal what the amounts of all of them come to, null where that is not said
   */
  public record Meta(
      @Describe("How many there are in all, on all pages.") long total,
      @Describe("How many were left out before this page.") long skip,
      @Describe("How many a page has at most.") int limit,
      @Nullable @Describe("Where the list goes on, for `cursor`; null at its end.")
          String nextCursor,
      @Nullable
          @Describe(
              "What the amounts of the whole list come to, on all pages, in the period's"
                  + " currency; null in lists that are not asked for one owner's contributions,"
                  + " charges or expenses.")
          BigDecimal cumulativeTotal) {}

  public record ErrorAnswer(ApiError error) {}

  public record ApiError(
      @Describe("What programs tell errors apart by; each has a paragraph at /docs/errors.")
          String code,
      @Describe("For people; it may change.") String message,
      @Describe("An entry for each fault or cause; empty where there is no more to say.")
          List<Detail> details,
      @Describe("The id of the request in the service's logs.") String requestId,
      @Describe("Whether the same request may succeed a little later.") boolean retryable,
      @Describe("Where the paragraph about the code is.") String docs) {}

  /** The same error as RFC 9457 has it; {@code errors} is its extension for the details. */
  public record ProblemDocument(
      @Describe("Where the paragraph about the code is.") String type,
      String title,
      int status,
      @Describe("For people; it may change.") String detail,
      @Describe("What programs tell errors apart by.") String code,
      @Describe("An entry for each fault or cause.") List<Detail> errors,
      @Describe("The id of the request in the service's logs.") String requestId,
      @Describe("Whether the same request may succeed a little later.") boolean retryable) {}

  private static final ObjectWriter ONE = ContractJson.MAPPER.writerFor(One.class);
  private static final ObjectWriter MANY = ContractJson.MAPPER.writerFor(Many.class);
  private static final ObjectWriter EXCERPT = ContractJson.MAPPER.writerFor(Excerpt.class);
  private static final ObjectWriter NOTED = ContractJson.MAPPER.writerFor(Noted.class);
  private static final ObjectWriter FAILED = ContractJson.MAPPER.writerFor(ErrorAnswer.class);
  private static final ObjectWriter PROBLEM = ContractJson.MAPPER.writerFor(ProblemDocument.class);

  static void one(Object data, OutputStream out) {
    ONE.writeValue(out, new One(data));
  }

  static void excerpt(Excerpt excerpt, OutputStream out) {
    EXCERPT.writeValue(out, excerpt);
  }

  static void noted(Noted noted, OutputStream out) {
    NOTED.writeValue(out, noted);
  }

  static void many(Many many, OutputStream out) {
    MANY.writeValue(out, many);
  }

  static byte[] failed(Problem problem, String requestId) {
    return FAILED.writeValueAsBytes(new ErrorAnswer(error(problem, requestId)));
  }

  static byte[] failedLine(Problem problem, String requestId) {
    var failed = failed(problem, requestId);
    var line = Arrays.copyOf(failed, failed.length + 1);
    line[failed.length] = '\n';
    return line;
  }

  static ApiError error(Problem problem, String requestId) {
    return new ApiError(
        problem.code(),
        problem.message(),
        problem.details(),
        requestId,
        problem.retryable(),
        docs(problem));
  }

  static byte[] problem(Problem problem, String requestId) {
    return PROBLEM.writeValueAsBytes(
        new ProblemDocument(
            docs(problem),
            problem.title(),
            problem.status(),
            problem.message(),
            problem.code(),
            problem.details(),
            requestId,
            problem.retryable()));
  }

  private static String docs(Problem problem) {
    return "/docs/errors#" + problem.code();
  }

  private Envelopes() {}
}
