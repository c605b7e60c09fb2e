package dev.daybook.proofs.verify;

/** What is wrong with what was to be verified, in a sentence: nothing else was looked at then. */
final class Finding extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Finding(String sentence) {
    super(sentence, null, false, false);
  }

  static Finding atLine(long line, String sentence) {
    return new Finding("line %d: %s".formatted(line, sentence));
  }
}
