package dev.daybook.proofs;

/** How the keys of signed notes are called (c2sp.org/signed-note). */
final class KeyNames {

  private KeyNames() {}

  static String checked(String name) {
    if (name.isEmpty() || name.codePoints().anyMatch(KeyNames::isForbidden)) {
      throw new Malformed("A key's name has neither spaces nor a plus, and is not empty.");
    }
    return name;
  }

  private static boolean isForbidden(int point) {
    return point == '+'
        || Character.isISOControl(point)
        || Character.isWhitespace(point)
        || Character.isSpaceChar(point);
  }
}
