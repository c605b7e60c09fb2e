package dev.daybook.ledger.platform.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler.PriorKnowledgeUpgradeEvent;
import io.netty.handler.codec.http2.Http2FrameStreamEvent;
import java.util.List;
import reactor.netty.NettyPipeline;
import reactor.netty.http.IdleTimeoutHandler;

/**
 * Puts the guard of HTTP/2 in the place of those of HTTP/1.1 when a connection turns out to speak
 * it: because it began so, or because a request asked to go on so. Both are seen by an event that
 * comes before the first stream does, and nothing of HTTP/1.1 passes through here.
 */
final class Http2Switch extends ChannelInboundHandlerAdapter {

  private static final String STREAMS_GUARD = "daybook.streams";
  private static final String HTTP2_CLEARTEXT = "h2c";
  private static final String HTTP2_SETTINGS = "HTTP2-Settings";

  private final ConnectionGuard guard;
  private final List<String> guardsOfHttp1;

  /**
   * @param guardsOfHttp1 the names of the handlers that have nothing to do afterwards
   */
  Http2Switch(ConnectionGuard guard, List<String> guardsOfHttp1) {
    this.guard = guard;
    this.guardsOfHttp1 = guardsOfHttp1;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (!(event instanceof Http2FrameStreamEvent)
        && !(event instanceof PriorKnowledgeUpgradeEvent)) {
      context.fireUserEventTriggered(event);
      return;
    }
    var pipeline = context.pipeline();
    pipeline.addBefore(NettyPipeline.H2MultiplexHandler, STREAMS_GUARD, guard.leaveToStreams());
    context.fireUserEventTriggered(event);
    turn(pipeline);
  }

  private void turn(ChannelPipeline pipeline) {
    // A connection is idle when it has no streams, which the guard of the streams knows better.
    IdleTimeoutHandler.removeIdleTimeoutHandler(pipeline);
    guardsOfHttp1.forEach(pipeline::remove);
    pipeline.remove(this);
  }

  /**
   * Whether the request asks to go on in HTTP/2 and may: it says so in full, and has no body, which
   * would have to be held whole before. A client that is answered in HTTP/1.1 instead goes on so.
   */
  static boolean isAskedForBy(HttpRequest request) {
    var headers = request.headers();
    var connection = HttpHeaderNames.CONNECTION;
    return request.decoderResult().isSuccess()
        && headers.getAll(HttpHeaderNames.UPGRADE).size() == 1
        && headers.contains(HttpHeaderNames.UPGRADE, HTTP2_CLEARTEXT, true)
        && headers.getAll(HTTP2_SETTINGS).size() == 1
        && headers.containsValue(connection, HttpHeaderNames.UPGRADE, true)
        && headers.containsValue(connection, HTTP2_SETTINGS, true)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && headers.get(HttpHeaderNames.CONTENT_LENGTH, "0").equals("0");
  }

  /** Takes away what asks for another protocol, so that the server answers in this one. */
  static void ignoreWhatIsAskedForBy(HttpRequest request) {
    request.headers().remove(HttpHeaderNames.UPGRADE).remove(HTTP2_SETTINGS);
  }
}
