package dev.daybook.proofs;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is said on the wire, in one line of JSON.
 *
 * @param position its place in the log
 * @param previous the position of the event before it in the same selection; null for the first
 * @param canonical the bytes that its leaf is the hash of
 * @param claimed the hash that the line itself says, if it says one
 */
public record EventLine(
    long position, @Nullable Long previous, byte[] canonical, @Nullable Hash claimed) {

  private static final String POSITION = "position";
  private static final String PREVIOUS = "previousposition";
  private static final String LEAF_HASH = "leafhash";
  private static final String NULL = "null";

  /** Members that are not part of what is proven: they depend on who asks for what, and when. */
  public static final Set<String> NOT_PROVEN = Set.of(PREVIOUS, LEAF_HASH);

  public EventLine {
    canonical = canonical.clone();
  }

  @Override
  public byte[] canonical() {
    return canonical.clone();
  }

  /**
   * @throws Malformed where the line is no event on the wire
   */
  public static EventLine parse(String line) {
    var members = CanonicalJson.members(line);
    return new EventLine(
        position(members),
        number(members, PREVIOUS),
        canonical(members),
        hash(members.getOrDefault(LEAF_HASH, NULL)));
  }

  /** The bytes that are proven of an event. */
  public static byte[] canonical(String line) {
    return canonical(CanonicalJson.members(line));
  }

  public Hash leaf() {
    return Hash.ofLeaf(canonical);
  }

  private static byte[] canonical(SortedMap<String, String> members) {
    var proven = new TreeMap<>(members);
    proven.keySet().removeAll(NOT_PROVEN);
    return CanonicalJson.object(proven);
  }

  private static long position(SortedMap<String, String> members) {
    var position = number(members, POSITION);
    if (position == null) {
      throw new Malformed("This is no event: it says no position.");
    }
    return position;
  }

  private static @Nullable Long number(SortedMap<String, String> members, String name) {
    var text = members.getOrDefault(name, NULL);
    return text.equals(NULL) ? null : Long.valueOf(Decimal.parse(text, name));
  }

  /** Base 64 has no character in it that JSON would escape. */
  private static @Nullable Hash hash(String text) {
    if (text.equals(NULL)) {
      return null;
    }
    if (text.length() < 2 || !text.startsWith("\"")) {
      throw new Malformed("The leaf hash is no text.");
    }
    return Hash.ofBase64(text.substring(1, text.length() - 1));
  }
}
