package dev.daybook.ledger.platform.http;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Sets the limits that hold before a request is one. */
final class NettyLimits
    implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

  private static final String BYTES_GUARD = "daybook.bytes";
  private static final String CONNECTION_GUARD = "daybook.connection";
  private static final String HEAD_GUARD = "daybook.head";
  private static final String NO_HTTP_ANSWERS = "daybook.no-http";

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
        .httpRequestDecoder(
            decoder ->
                decoder
                    .maxInitialLineLength(settings.maxUriBytes())
                    .maxHeaderSize(settings.maxHeaderBytes()))
        .idleTimeout(Duration.ofSeconds(settings.idleSeconds()))
        .doOnChannelInit(
            (observer, channel, address) -> {
              var guard = new ConnectionGuard(connections, settings);
              channel
                  .pipeline()
                  .addBefore(NettyPipeline.HttpCodec, BYTES_GUARD, guard.bytes())
                  .addAfter(NettyPipeline.HttpCodec, CONNECTION_GUARD, guard)
                  .addAfter(CONNECTION_GUARD, HEAD_GUARD, new HeadGuard())
                  .addAfter(HEAD_GUARD, NO_HTTP_ANSWERS, new NoHttpAnswers());
            });
  }

  int connections() {
    return connections.open();
  }
}
