package dev.daybook.ledger.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on: at the position of the log that its first page was read at, so that nothing
 * appears twice and nothing is missed however much is written meanwhile.
 *
 * <p>A cursor grants nothing that a plain request would not, so it is no secret; its checksum ties
 * it to its list, and turns a cut or altered one into a clear refusal.
 *
 * @param time that the list is about, since some things depend on the day; null where the position
 *     says that as well
 */
record Cursor(long position, @Nullable Instant time, long skip) {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,18})/(-?[0-9]{1,12})?/([0-9]{1,9})/([0-9a-f]{16})");

  /** What a page that was read at that position leads to. */
  static Cursor after(PointInTime moment, long position, Instant now, long skip) {
    return switch (moment) {
      case PointInTime.Now _ -> new Cursor(position, now, skip);
      case PointInTime.AsOf(var time) -> new Cursor(position, time, skip);
      case PointInTime.AtPosition _ -> new Cursor(position, null, skip);
      case PointInTime.Continued(_, var time) -> new Cursor(position, time, skip);
    };
  }

  PointInTime moment() {
    return time == null
        ? new PointInTime.AtPosition(position)
        : new PointInTime.Continued(position, time);
  }

  String sealed(String listing) {
    var second = time == null ? "" : String.valueOf(time.getEpochSecond());
    var plain = position + "/" + second + "/" + skip;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            (plain + "/" + checksum(plain, listing)).getBytes(StandardCharsets.US_ASCII));
  }

  /** The cursor, or null when it was not made for this list. */
  static @Nullable Cursor open(String sealed, String listing) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      return null;
    }
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    var second = parts.group(2);
    var cursor =
        new Cursor(
            Long.parseLong(parts.group(1)),
            second == null ? null : Instant.ofEpochSecond(Long.parseLong(second)),
            Long.parseLong(parts.group(3)));
    // Compared as a whole: base64 has several spellings of the same bytes.
    return cursor.sealed(listing).equals(sealed) && cursor.skip() <= Paging.MAX_SKIP
        ? cursor
        : null;
  }

  private static String checksum(String plain, String listing) {
    return Digest.sha256(listing, plain).substring(0, 16);
  }
}
