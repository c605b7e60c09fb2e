package dev.daybook.ledger.platform.http;

import io.netty.channel.ChannelHandler.Sharable;
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
@Sharable
final class UriGuard extends ChannelInboundHandlerAdapter {

  static final String UNREADABLE = "/unreadable";

  private static final int MAX_PORT = 65_535;
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~-]*|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?");

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      if (!isHost(request.headers().get(HttpHeaderNames.HOST, ""))) {
        request.headers().set(HttpHeaderNames.HOST, "localhost");
        request.setUri(UNREADABLE);
      } else if (!isTarget(request.uri())) {
        request.setUri(UNREADABLE);
      }
    }
    context.fireChannelRead(message);
  }

  private static boolean isHost(String host) {
    var parts = HOST.matcher(host);
    return parts.matches()
        && (parts.group(1) == null || Integer.parseInt(parts.group(1)) <= MAX_PORT);
  }

  private static boolean isTarget(String target) {
    try {
      return target.startsWith("/") && new URI("http://localhost" + target).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
