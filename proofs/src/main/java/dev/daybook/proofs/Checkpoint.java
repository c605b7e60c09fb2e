package dev.daybook.proofs;

/**
 * How much stands in a log, and what it hashes to (c2sp.org/tlog-checkpoint).
 *
 * @param origin which log
 * @param size how many leaves
 */
public record Checkpoint(String origin, long size, Hash root) {

  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(unit -> unit < ' ')) {
      throw new Malformed("A log's origin is one line that is not empty.");
    }
    if (size < 0 || size == 0 && !root.equals(Hash.EMPTY_TREE)) {
      throw new Malformed("A log has no less than no leaves, and the root of none is known.");
    }
  }

  /** What is signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root + "\n";
  }

  /**
   * The checkpoint that a note says, which has been signed by the key.
   *
   * @throws Malformed where it is none, or the key has not signed it, or the origin is not one of
   *     the key's logs
   */
  public static Checkpoint opened(SignedNote note, VerifierKey key) {
    if (!note.isSignedBy(key)) {
      throw new Malformed("The checkpoint is not signed by the key %s.".formatted(key.name()));
    }
    var checkpoint = parse(note.text());
    if (!checkpoint.isOf(key)) {
      throw new Malformed(
          "The key %s does not speak for the log %s.".formatted(key.name(), checkpoint.origin));
    }
    return checkpoint;
  }

  /** Further lines of the text are for others, and are skipped. */
  private static Checkpoint parse(String text) {
    var lines = text.substring(0, text.length() - 1).split("\n", -1);
    if (lines.length < 3) {
      throw new Malformed("A checkpoint says the log's origin, its size and its root.");
    }
    for (var line : lines) {
      if (line.isEmpty()) {
        throw new Malformed("A checkpoint has no empty lines.");
      }
    }
    return new Checkpoint(
        lines[0], Decimal.parse(lines[1], "tree's size"), Hash.ofBase64(lines[2]));
  }

  /** A key signs the log of its own name, and the logs below it. */
  private boolean isOf(VerifierKey key) {
    return origin.equals(key.name()) || origin.startsWith(key.name() + "/");
  }
}
