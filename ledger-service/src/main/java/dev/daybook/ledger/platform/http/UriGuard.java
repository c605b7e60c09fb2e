package dev.daybook.ledger.platform.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Looks at a request's target before the server does. What is no URI would be answered without an
 * envelope; here it becomes a path that the service answers itself.
 */
final class UriGuard extends ChannelInboundHandlerAdapter {

  static final String UNREADABLE = "/unreadable";

  private static final int MAX_PORT = 65_535;
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~-]*|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

  /** A connection names the same host in every request. */
  private String goodHost = "";

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      request.setUri(withoutOrigin(request.uri()));
      if (!isHost(request.headers().get(HttpHeaderNames.HOST, ""))) {
        request.headers().set(HttpHeaderNames.HOST, "localhost");
        request.setUri(UNREADABLE);
      } else if (!isTarget(request.uri())) {
        request.setUri(UNREADABLE);
      }
    }
    context.fireChannelRead(message);
  }

  /** A proxy may send the whole URI; who it was sent to is known already. */
  private static String withoutOrigin(String target) {
    if (!target.startsWith("http://") && !target.startsWith("https://")) {
      return target;
    }
    var path = target.indexOf('/', target.indexOf("//") + 2);
    return path < 0 ? "/" : target.substring(path);
  }

  private boolean isHost(String host) {
    if (host.equals(goodHost)) {
      return true;
    }
    var parts = HOST.matcher(host);
    if (!parts.matches() || parts.group(1) != null && Integer.parseInt(parts.group(1)) > MAX_PORT) {
      return false;
    }
    goodHost = host;
    return true;
  }

  private static boolean isTarget(String target) {
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
}
