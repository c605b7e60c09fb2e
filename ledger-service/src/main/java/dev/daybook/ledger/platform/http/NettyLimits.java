package dev.daybook.ledger.platform.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import reactor.netty.NettyPipeline;
import reactor.netty.http.Http2SettingsSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;

/** Sets the limits that hold before a request is one. */
final class NettyLimits
    implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

  /** In this time so many requests may be taken back on one connection, and no more. */
  private static final int RESETS_WINDOW_SECONDS = 30;

  private static final String BYTES_GUARD = "daybook.bytes";
  private static final String CONNECTION_GUARD = "daybook.connection";
  private static final String HEAD_GUARD = "daybook.head";
  private static final String NO_HTTP_ANSWERS = "daybook.no-http";
  private static final String HTTP2_SWITCH = "daybook.http2";

  private final HttpSettings settings;
  private final Connections connections;

  NettyLimits(HttpSettings settings) {
    this.settings = settings;
    this.connections = new Connections(settings);
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(this::limited);
  }

  /** After the framework, which would set its own limits over these. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  private HttpServer limited(HttpServer server) {
    return server
        .protocol(HttpProtocol.HTTP11, HttpProtocol.H2C)
        .httpRequestDecoder(
            decoder ->
                decoder
                    .maxInitialLineLength(settings.maxUriBytes())
                    .maxHeaderSize(settings.maxHeaderBytes()))
        .http2Settings(this::limitStreams)
        .forwarded(new ForwardedAddress(settings.trustedProxies()))
        .idleTimeout(Duration.ofSeconds(settings.idleSeconds()))
        .doOnChannelInit((observer, channel, address) -> guard(channel.pipeline()));
  }

  private void limitStreams(Http2SettingsSpec.Builder http2) {
    http2
        .maxConcurrentStreams(settings.maxStreamsPerConnection())
        .maxHeaderListSize(settings.maxHeaderBytes())
        .maxDecodedRstFramesPerWindow(settings.maxResetsPerConnection(), RESETS_WINDOW_SECONDS)
        .maxEncodedRstFramesPerWindow(settings.maxResetsPerConnection(), RESETS_WINDOW_SECONDS);
  }

  /**
   * A connection begins in HTTP/1.1, with a handler before its codec that leaves at once unless the
   * first bytes are those of HTTP/2, and one behind it that waits for a request to go on in HTTP/2.
   */
  private void guard(ChannelPipeline pipeline) {
    var guard = new ConnectionGuard(connections, settings);
    var codec = pipeline.context(HttpServerCodec.class).name();
    pipeline
        .addBefore(NettyPipeline.H2CUpgradeHandler, BYTES_GUARD, guard.bytes())
        .addAfter(codec, CONNECTION_GUARD, guard)
        .addAfter(CONNECTION_GUARD, HEAD_GUARD, new HeadGuard())
        .addAfter(HEAD_GUARD, NO_HTTP_ANSWERS, new NoHttpAnswers())
        .addBefore(
            NettyPipeline.HttpTrafficHandler,
            HTTP2_SWITCH,
            new Http2Switch(guard, List.of(CONNECTION_GUARD, HEAD_GUARD, NO_HTTP_ANSWERS)));
  }

  /** Connections, and what HTTP/2 asks beside the first on one. */
  int connections() {
    return connections.open();
  }
}
