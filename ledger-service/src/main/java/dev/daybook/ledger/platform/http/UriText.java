package dev.daybook.ledger.platform.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoded text of a path or a query, decoded without guessing. */
final class UriText {

  /** The text of a path segment, or null when it is not UTF-8, percent-encoded. */
  static @Nullable String ofPath(String encoded) {
    return encoded.indexOf('%') < 0 ? encoded : decode(encoded);
  }

  /** The text of a part of a query, where a plus is a space, or null. */
  static @Nullable String ofQuery(String encoded) {
    return ofPath(encoded.indexOf('+') < 0 ? encoded : encoded.replace('+', ' '));
  }

  private static @Nullable String decode(String encoded) {
    var bytes = new ByteArrayOutputStream(encoded.length());
    for (var i = 0; i < encoded.length(); i++) {
      var c = encoded.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      if (i + 2 >= encoded.length()) {
        return null;
      }
      var high = Character.digit(encoded.charAt(i + 1), 16);
      var low = Character.digit(encoded.charAt(i + 2), 16);
      if (high < 0 || low < 0) {
        return null;
      }
      bytes.write(high << 4 | low);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private UriText() {}
}
