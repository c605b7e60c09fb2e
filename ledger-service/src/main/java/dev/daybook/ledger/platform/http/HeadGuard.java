package dev.daybook.ledger.platform.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Looks at those parts of a head that the server and the framework stumble over before they ask us:
 * a target that is no URI, a host that is none, a content type that can't be read. They would be
 * answered without an envelope, or not at all; here they become something that is answered well.
 *
 * <p>A head that a proxy before this service may understand in another way is no head: where one of
 * them sees the end of a request, the other must not see the middle of it.
 */
final class HeadGuard extends ChannelInboundHandlerAdapter {

  /** A connection names the same host in every request. */
  private String goodHost = "";

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      var fault = fault(request);
      if (fault != null) {
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(fault)));
        context.fireChannelRead(message);
        return;
      }
      request.setUri(withoutOrigin(request.uri()));
      // The framework would answer a browser's question for another origin by itself, with nothing.
      request.headers().remove(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
      checkContentType(request);
      checkAccept(request);
      if (!isHost(request.headers().get(HttpHeaderNames.HOST, ""))) {
        request.headers().set(HttpHeaderNames.HOST, HeadRules.SOME_HOST);
        request.setUri(HeadRules.UNREADABLE);
      } else if (!HeadRules.isTarget(request.uri())) {
        request.setUri(HeadRules.UNREADABLE);
      }
    }
    context.fireChannelRead(message);
  }

  /** What makes it no HTTP, null when nothing does. */
  private static @Nullable String fault(HttpRequest request) {
    var headers = request.headers();
    var version = request.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      return "another version";
    }
    var hosts = headers.getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || hosts == 0 && version.equals(HttpVersion.HTTP_1_1)) {
      return "not one host";
    }
    var encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    var isPlain =
        encodings.isEmpty()
            || encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("chunked");
    return isPlain ? null : "a transfer encoding other than chunked";
  }

  private static void checkAccept(HttpRequest request) {
    var headers = request.headers();
    if (headers.contains(HttpHeaderNames.ACCEPT)
        && headers.getAll(HttpHeaderNames.ACCEPT).stream().allMatch(HeadRules::isListOfNothing)) {
      headers.remove(HttpHeaderNames.ACCEPT);
    }
  }

  private static void checkContentType(HttpRequest request) {
    var type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
    if (type != null && !HeadRules.isMediaType(type)) {
      request.headers().set(HttpHeaderNames.CONTENT_TYPE, HeadRules.UNREADABLE_TYPE);
    }
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
    if (!HeadRules.isHost(host)) {
      return false;
    }
    goodHost = host;
    return true;
  }
}
