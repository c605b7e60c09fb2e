package dev.daybook.benchmarks;

/** Why there is no figure, in a sentence that says what to do. */
final class NotMeasured extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotMeasured(String sentence) {
    super(sentence);
  }

  NotMeasured(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
