package dev.daybook.ledger.platform.start;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Origins of pages as browsers write them, such as {@code http://localhost:3000}. */
final class Origins {

  private static final int MAX_ORIGINS = 50;

  private static final String WANTED =
      "must be at most %d origins like https://books.example.org, parted by commas, each of a scheme and"
              .formatted(MAX_ORIGINS)
          + " a host in small letters, and a port where it is not the scheme's own";

  static Set<String> parse(String text) {
    var origins = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (origins.size() > MAX_ORIGINS || !origins.stream().allMatch(Origins::isOrigin)) {
      throw new IllegalArgumentException(WANTED);
    }
    return origins.stream().collect(Collectors.toUnmodifiableSet());
  }

  /** What differs from how browsers write it would never be met, and nobody would know why. */
  private static boolean isOrigin(String text) {
    try {
      var uri = new URI(text);
      var scheme = uri.getScheme();
      var host = uri.getHost();
      return ("http".equals(scheme) || "https".equals(scheme))
          && host != null
          && uri.getPort() != ("http".equals(scheme) ? 80 : 443)
          && text.equals(written(scheme, host.toLowerCase(Locale.ROOT), uri.getPort()));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static String written(String scheme, String host, int port) {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port);
  }

  private Origins() {}
}
