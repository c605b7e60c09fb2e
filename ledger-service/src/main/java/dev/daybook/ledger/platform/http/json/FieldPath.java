package dev.daybook.ledger.platform.http.json;

import dev.daybook.ledger.platform.http.SafeText;

/** Names the place of a value in a body: {@code lines[2].amount}. */
final class FieldPath {

  static String field(String path, String name) {
    var safe = SafeText.of(name);
    return path.isEmpty() ? safe : path + "." + safe;
  }

  static String item(String path, int index) {
    return path + "[" + index + "]";
  }

  private FieldPath() {}
}
