package dev.daybook.ledger.platform.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Whose share what comes from an address counts for. */
public final class Network {

  /** IPv6 hands out whole networks of this size to one subscriber. */
  private static final int NETWORK_BYTES = 8;

  /** Null for this machine, from where a proxy sends everybody. */
  public static @Nullable ByteBuffer of(@Nullable SocketAddress remote) {
    return remote instanceof InetSocketAddress internet && internet.getAddress() != null
        ? of(internet.getAddress())
        : null;
  }

  private static @Nullable ByteBuffer of(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return null;
    }
    var bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet6Address ? bytes.limit(NETWORK_BYTES) : bytes;
  }

  private Network() {}
}
