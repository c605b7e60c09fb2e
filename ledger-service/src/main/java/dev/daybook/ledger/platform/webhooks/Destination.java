package dev.daybook.ledger.platform.webhooks;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a webhook's events are sent.
 *
 * @param host a name, or an address without brackets
 * @param path with the query, if there is one
 */
record Destination(boolean secure, String host, int port, String path) {

  static final int MAX_CHARACTERS = 2_000;

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int MAX_PORT = 65_535;

  /** Names that mean this machine or its network, whatever a name server says. */
  private static final String LOCAL_NAMES = "(.*\\.)?(localhost|local|internal|home\\.arpa)\\.?";

  /** Empty where the text is no URL of something that can be reached by HTTP. */
  static Optional<Destination> of(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
    var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    var secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.getRawFragment() != null
        || uri.getPort() == 0
        || uri.getPort() > MAX_PORT
        || !url.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
      return Optional.empty();
    }
    var port = uri.getPort() > 0 ? uri.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
    return Optional.of(new Destination(secure, host(uri), port, path(uri)));
  }

  private static String host(URI uri) {
    return uri.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
  }

  private static String path(URI uri) {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** Its address, where the host is one. */
  Optional<InetAddress> literal() {
    return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(host))
        .map(bytes -> named(host, bytes));
  }

  /**
   * What can be known without asking a name server: that it goes by HTTPS, and neither to this
   * machine nor to its network.
   */
  boolean looksPublic() {
    return secure && !host.matches(LOCAL_NAMES) && literal().map(PublicAddress::is).orElse(true);
  }

  /** The header {@code Host}. */
  String authority() {
    var name = host.contains(":") ? "[" + host + "]" : host;
    return port == (secure ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
  }

  /** An address under the name that a certificate has to be good for. */
  InetAddress named(InetAddress address) {
    return named(host, address.getAddress());
  }

  private static InetAddress named(String name, byte[] address) {
    try {
      return InetAddress.getByAddress(name, address);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("An address has 4 or 16 bytes", impossible);
    }
  }
}
