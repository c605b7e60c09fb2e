package dev.daybook.proofs;

/** Something that was given as a key, a note, a proof or an event does not have its form. */
public final class Malformed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Malformed(String sentence) {
    super(sentence);
  }
}
