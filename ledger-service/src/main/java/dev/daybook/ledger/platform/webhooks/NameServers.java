package dev.daybook.ledger.platform.webhooks;

import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** Asks the name servers of this machine, and its file of hosts, without a thread that waits. */
final class NameServers implements Names, AutoCloseable {

  private static final Duration QUERY_LIMIT = Duration.ofSeconds(4);

  private final DnsNameResolver resolver;

  NameServers(LoopResources loops) {
    var group = loops.onClient(LoopResources.DEFAULT_NATIVE);
    this.resolver =
        new DnsNameResolverBuilder(group.next())
            .datagramChannelType(loops.onChannelClass(DatagramChannel.class, group))
            .socketChannelType(loops.onChannelClass(SocketChannel.class, group))
            .queryTimeoutMillis(QUERY_LIMIT.toMillis())
            .build();
  }

  @Override
  public Mono<List<InetAddress>> addresses(String name) {
    return Mono.create(
        sink -> {
          var asked = resolver.resolveAll(name);
          asked.addListener(
              (Future<List<InetAddress>> answered) -> {
                if (answered.isSuccess()) {
                  sink.success(answered.getNow());
                } else {
                  sink.error(answered.cause());
                }
              });
          sink.onCancel(() -> asked.cancel(false));
        });
  }

  @Override
  public void close() {
    resolver.close();
  }
}
