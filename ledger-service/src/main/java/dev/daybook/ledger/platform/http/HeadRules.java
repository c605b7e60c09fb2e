package dev.daybook.ledger.platform.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * What a host, a target and some headers must be so that the server and the framework can read
 * them.
 */
final class HeadRules {

  /** Where requests are led whose target is no URI, or whose host is none. */
  static final String UNREADABLE = "/unreadable";

  /** Where requests are led that came on one connection too many. */
  static final String CROWDED = "/crowded";

  /** Where requests of HTTP/2 are led whose head has not what the head of a request has. */
  static final String MALFORMED = "/malformed";

  /** Where requests of HTTP/2 are led whose path is too long. */
  static final String TOO_LONG = "/too-long";

  /** Stands for the media type of a body that can't be read; it is taken nowhere. */
  static final String UNREADABLE_TYPE = "application/x-unreadable";

  /** Stands for a host that is none. */
  static final String SOME_HOST = "localhost";

  private static final int MAX_PORT = 65_535;
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~-]*|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

  private static final Pattern LIST_OF_NOTHING = Pattern.compile("[\\s,]*");

  static boolean isHost(String host) {
    var parts = HOST.matcher(host);
    return parts.matches()
        && (parts.group(1) == null || Integer.parseInt(parts.group(1)) <= MAX_PORT);
  }

  static boolean isTarget(String target) {
    if (!target.startsWith("/")) {
      return false;
    }
    try {
      return isPlain(target) || new URI("http://localhost" + target).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether it has nothing but what may stand anywhere in a path: most have. */
  private static boolean isPlain(String target) {
    for (var i = 0; i < target.length(); i++) {
      var c = target.charAt(i);
      var word = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
      if (!word && c != '/' && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  /** The framework looks at it before anything of ours does, and some texts are too much for it. */
  static boolean isMediaType(CharSequence type) {
    var text = type.toString();
    return text.equals(MediaRanges.JSON) || MediaRanges.one(text) != null;
  }

  /** A list of nothing asks for nothing; the framework fails over it. */
  static boolean isListOfNothing(CharSequence accept) {
    return LIST_OF_NOTHING.matcher(accept).matches();
  }

  private HeadRules() {}
}
