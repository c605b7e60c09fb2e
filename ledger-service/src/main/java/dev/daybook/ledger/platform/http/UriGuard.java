package dev.daybook.ledger.platform.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Looks at a request's target before the server does. What is no URI would be answered without an
 * envelope; here it becomes a path that the service answers itself.
 */
@Sharable
final class UriGuard extends ChannelInboundHandlerAdapter {

  static final String UNREADABLE = "/unreadable";

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      var host = request.headers().get(HttpHeaderNames.HOST, "localhost");
      if (!isUri("http://" + host + "/")) {
        request.headers().set(HttpHeaderNames.HOST, "localhost");
        request.setUri(UNREADABLE);
      } else if (!request.uri().startsWith("/") || !isUri("http://localhost" + request.uri())) {
        request.setUri(UNREADABLE);
      }
    }
    context.fireChannelRead(message);
  }

  private static boolean isUri(String text) {
    try {
      return new URI(text).getRawPath() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
