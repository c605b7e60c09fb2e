package dev.daybook.proofs.verify;

import dev.daybook.proofs.CanonicalJson;
import dev.daybook.proofs.Malformed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last line of a replay: what all lines before it come to. */
record Trailer(String count, String first, String last, String sha256) {

  private static final String COUNT = "count";
  private static final String SHA_256 = "sha256";

  /** The trailer, or null where the line is none. */
  static @Nullable Trailer parse(String line) {
    try {
      var members = CanonicalJson.members(line);
      return members.containsKey(COUNT) && members.containsKey(SHA_256) ? of(members) : null;
    } catch (Malformed noTrailer) {
      return null;
    }
  }

  private static Trailer of(Map<String, String> members) {
    return new Trailer(
        members.getOrDefault(COUNT, ""),
        members.getOrDefault("first_position", "null"),
        members.getOrDefault("last_position", "null"),
        members.getOrDefault(SHA_256, "").replace("\"", ""));
  }
}
