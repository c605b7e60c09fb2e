package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection;
import dev.daybook.contracts.Rejection.Detail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request got no success: one error as both of its forms say it.
 *
 * @param headers what the answer must carry besides, such as {@code Retry-After}
 */
public record Problem(
    String code,
    int status,
    String title,
    String message,
    List<Detail> details,
    boolean retryable,
    Map<String, String> headers) {

  public Problem {
    details = List.copyOf(details);
    headers = Map.copyOf(headers);
  }

  public static Problem of(ErrorCode code, String message) {
    return new Problem(
        code.code(), code.status(), code.title(), message, List.of(), code.retryable(), Map.of());
  }

  /** A refusal as an error: the one place where that happens. */
  public static Problem of(Rejection rejection) {
    var words = rejection.words();
    return of(words.code(), words.message()).details(words.details());
  }

  /**
   * All reasons of one refusal: alone, a reason speaks for itself; of several, one that no change
   * of the request would mend speaks for all.
   */
  public static Problem of(List<? extends Rejection> reasons) {
    var details = reasons.stream().flatMap(reason -> reason.words().details().stream()).toList();
    return reasons.stream()
        .filter(reason -> reasons.size() == 1 || !isUnacceptable(reason))
        .findFirst()
        .map(reason -> of(reason).details(details))
        .orElseGet(() -> of(ErrorCodes.VALIDATION_ERROR, sentence(reasons)).details(details));
  }

  /** All that is wrong with the values of one request. */
  public static Problem unacceptable(List<Detail> faults) {
    return of(ErrorCodes.VALIDATION_ERROR, words(faults)).details(faults);
  }

  static String words(List<Detail> faults) {
    var first = faults.getFirst();
    var name = first.field() == null ? "The body" : first.field();
    return name + " " + first.message() + andMore(faults.size() - 1);
  }

  private static boolean isUnacceptable(Rejection reason) {
    return reason.words().code().status() == ErrorCode.UNACCEPTABLE;
  }

  private static String sentence(List<? extends Rejection> reasons) {
    var sentence = reasons.getFirst().words().message().replaceFirst("\\.$", "");
    return sentence + andMore(reasons.size() - 1);
  }

  private static String andMore(int others) {
    return others == 0 ? "." : ", and %d more.".formatted(others);
  }

  public Problem details(List<Detail> details) {
    return new Problem(code, status, title, message, details, retryable, headers);
  }

  /** The same, where it is only about a part of what was asked for. */
  Problem about(String part) {
    return new Problem(code, status, title, part + ": " + message, details, retryable, headers);
  }

  public Problem header(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Problem(code, status, title, message, details, retryable, more);
  }

  public Problem retryAfterSeconds(long seconds) {
    return header("Retry-After", Long.toString(seconds));
  }

  /** To leave a reactive chain with it; carries no stack, because it is an answer and no bug. */
  public Raised raise() {
    return new Raised(this);
  }

  /** A problem on its way to the writer of answers. */
  public static final class Raised extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    Raised(Problem problem) {
      super(problem.code() + ": " + problem.message(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
