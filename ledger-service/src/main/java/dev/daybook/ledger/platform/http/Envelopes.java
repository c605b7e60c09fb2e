package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.json.ContractJson;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

/** The JSON that answers are put into; described by these records in OpenAPI too. */
public final class Envelopes {

  /** One. */
  public record One(Object data) {}

  /** Many, and which part of them. */
  public record Many(List<?> data, Meta meta) {}

  /**
   * @param total how many there are in all
   * @param nextCursor where the list goes on, null at its end
   * @param cumulativeTotal what the amounts of all of them come to, null where that is not said
   */
  public record Meta(
      long total,
      long skip,
      int limit,
      @Nullable String nextCursor,
      @Nullable BigDecimal cumulativeTotal) {}

  public record Failed(Error error) {}

  public record Error(
      String code,
      String message,
      List<Detail> details,
      String requestId,
      boolean retryable,
      String docs) {}

  /** The same error as RFC 9457 has it; {@code errors} is its extension for the details. */
  public record ProblemDocument(
      String type,
      String title,
      int status,
      String detail,
      String code,
      List<Detail> errors,
      String requestId,
      boolean retryable) {}

  private static final ObjectWriter ONE = ContractJson.MAPPER.writerFor(One.class);
  private static final ObjectWriter MANY = ContractJson.MAPPER.writerFor(Many.class);
  private static final ObjectWriter FAILED = ContractJson.MAPPER.writerFor(Failed.class);
  private static final ObjectWriter PROBLEM = ContractJson.MAPPER.writerFor(ProblemDocument.class);

  static byte[] one(Object data) {
    return ONE.writeValueAsBytes(new One(data));
  }

  static byte[] many(Many many) {
    return MANY.writeValueAsBytes(many);
  }

  static byte[] failed(Problem problem, String requestId) {
    return FAILED.writeValueAsBytes(new Failed(error(problem, requestId)));
  }

  static Error error(Problem problem, String requestId) {
    return new Error(
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
