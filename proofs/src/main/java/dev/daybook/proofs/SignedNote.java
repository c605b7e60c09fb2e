package dev.daybook.proofs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with signatures below it (c2sp.org/signed-note).
 *
 * @param text ends with a newline; is to be believed only after {@link #isSignedBy}
 */
public record SignedNote(String text, List<Signature> signatures) {

  /** Fits a text of some lines and sixteen signatures of any kind that there is. */
  public static final int MAX_CHARACTERS = 128 * 1024;

  private static final int MAX_SIGNATURES = 16;
  private static final int ID_BYTES = 4;
  private static final String MARK = "\u2014 ";

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || signatures.isEmpty()) {
      throw new Malformed("A signed note is lines of text, an empty line and signatures.");
    }
  }

  /**
   * One signature line.
   *
   * @param keyId tells, together with the name, which key and which kind of signature
   */
  public record Signature(String name, int keyId, byte[] bytes) {

    public Signature {
      KeyNames.checked(name);
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    private static Signature parse(String line) {
      var parts = line.split(" ", -1);
      if (!line.startsWith(MARK) || parts.length != 3) {
        throw new Malformed("A signature line reads: an em dash, a name, a signature.");
      }
      var bytes = StrictBase64.decode(parts[2], "signature");
      if (bytes.length <= ID_BYTES) {
        throw new Malformed("A signature is longer than the id of its key.");
      }
      return new Signature(
          parts[1],
          ByteBuffer.wrap(bytes).getInt(),
          Arrays.copyOfRange(bytes, ID_BYTES, bytes.length));
    }

    private boolean isOf(VerifierKey key) {
      return name.equals(key.name()) && keyId == key.id();
    }

    @Override
    public String toString() {
      var both = ByteBuffer.allocate(ID_BYTES + bytes.length).putInt(keyId).put(bytes).array();
      return MARK + name + " " + StrictBase64.encode(both);
    }
  }

  public static SignedNote parse(String note) {
    if (note.length() > MAX_CHARACTERS) {
      throw new Malformed("A signed note of this length is none.");
    }
    if (note.chars().anyMatch(unit -> unit < ' ' && unit != '\n')) {
      throw new Malformed("A signed note has no control characters but line ends.");
    }
    // The last empty line parts the text from the signatures: the text may have some, too.
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new Malformed("A signed note is lines of text, an empty line and signatures.");
    }
    var lines = note.substring(end + 2).lines().toList();
    if (lines.size() > MAX_SIGNATURES) {
      throw new Malformed("A signed note has at most %d signatures.".formatted(MAX_SIGNATURES));
    }
    return new SignedNote(
        note.substring(0, end + 1), lines.stream().map(Signature::parse).toList());
  }

  /**
   * Whether the key has signed the text. Signatures of other keys are nobody's business, but not
   * even one with the key's name and id may be wrong.
   */
  public boolean isSignedBy(VerifierKey key) {
    var own = signatures.stream().filter(signature -> signature.isOf(key)).toList();
    var signed = text.getBytes(StandardCharsets.UTF_8);
    return !own.isEmpty()
        && own.stream().allMatch(signature -> key.verifies(signed, signature.bytes()));
  }

  /** As it is handed out. */
  @Override
  public String toString() {
    return text + "\n" + signatures.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
