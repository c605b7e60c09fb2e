package dev.daybook.proofs;

/** Something that was given as a key, a note, a proof or an event does not have its form. */
public final class Malformed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  public Malformed(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /** What is wrong, for people. */
  public String sentence() {
    return sentence;
  }
}
