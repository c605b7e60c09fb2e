package dev.daybook.proofs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Evidence that an event stands in a log, which is checked with the log's key alone: a file in the
 * form of c2sp.org/tlog-proof, whose extra data are the event's canonical bytes.
 */
public record Receipt(byte[] event, long index, List<Hash> proof, SignedNote checkpoint) {

  /** An event has at most a megabyte or so; this is its base 64, with room for all else. */
  public static final int MAX_CHARACTERS = 16 * 1024 * 1024;

  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /** More hashes than any tree of less than 2^63 leaves needs. */
  private static final int MAX_HASHES = 63;

  public Receipt {
    event = event.clone();
    proof = List.copyOf(proof);
  }

  @Override
  public byte[] event() {
    return event.clone();
  }

  public static Receipt parse(String file) {
    if (file.length() > MAX_CHARACTERS) {
      throw new Malformed("A receipt of this length is none.");
    }
    // The first empty line parts the proof from the checkpoint.
    int end = file.indexOf("\n\n");
    if (end < 0) {
      throw new Malformed("A receipt has an empty line before its checkpoint.");
    }
    var lines = List.of(file.substring(0, end).split("\n", -1));
    if (!lines.getFirst().equals(FIRST_LINE)) {
      throw new Malformed("A receipt begins with the line %s.".formatted(FIRST_LINE));
    }
    if (lines.size() < 3 || lines.size() > 3 + MAX_HASHES) {
      throw new Malformed("A receipt has lines for the event, its index and the proof's hashes.");
    }
    return new Receipt(
        StrictBase64.decode(after(EXTRA, lines.get(1)), "receipt's event"),
        Decimal.parse(after(INDEX, lines.get(2)), "receipt's index"),
        lines.subList(3, lines.size()).stream().map(Hash::ofBase64).toList(),
        SignedNote.parse(file.substring(end + 2)));
  }

  private static String after(String word, String line) {
    if (!line.startsWith(word)) {
      throw new Malformed("A receipt's second line is its extra data, and the third its index.");
    }
    return line.substring(word.length());
  }

  /**
   * The checkpoint in which the event stands.
   *
   * @throws Malformed where the key has not signed it, or the proof does not lead to it
   */
  public Checkpoint verified(VerifierKey key) {
    var signed = Checkpoint.opened(checkpoint, key);
    if (!Inclusion.holds(Hash.ofLeaf(event), index, signed.size(), proof, signed.root())) {
      throw new Malformed("The proof does not lead from the event to the signed root.");
    }
    return signed;
  }

  /** The event as it is said on the wire, without what says where in a selection it stood. */
  public String eventText() {
    return new String(event, StandardCharsets.UTF_8);
  }

  /** As it is handed out. */
  @Override
  public String toString() {
    return FIRST_LINE
        + "\n"
        + EXTRA
        + StrictBase64.encode(event)
        + "\n"
        + INDEX
        + index
        + "\n"
        + proof.stream().map(hash -> hash + "\n").collect(Collectors.joining())
        + "\n"
        + checkpoint;
  }
}
