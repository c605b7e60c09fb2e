package dev.daybook.benchmarks;

/** Why there is no figure, in a sentence that says what to do. */
public final class NotMeasured extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotMeasured(String sentence) {
    super(sentence);
  }

  public NotMeasured(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
