package dev.daybook.ledger.platform.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Whether the service can listen where it is told to. It is tried before anything is made, because
 * a database that is made for a service which then has no port is work and a folder for nothing.
 */
public final class ServingAddress {

  private static final int ANY_PORT = 0;

  private ServingAddress() {}

  public static void check(Settings settings) {
    try {
      listen(settings.address(), settings.port());
    } catch (IOException refused) {
      throw new StartRefused(sentence(settings, refused), refused);
    }
  }

  /** Lets it go again: what serves listens by itself later, and is refused by itself, too. */
  private static void listen(InetAddress address, int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
    }
  }

  private static String sentence(Settings settings, IOException refused) {
    var address = settings.address();
    if (!isOfThisMachine(address)) {
      return "%s is no address of this machine: choose one that is, or 0.0.0.0 for all of them, with %s."
          .formatted(address.getHostAddress(), Setting.SERVER_ADDRESS);
    }
    return String.valueOf(refused.getMessage()).contains("ermission")
        ? "Port %d may not be listened on by this user: choose one above 1023 with %s."
            .formatted(settings.port(), Setting.SERVER_PORT)
        : inUse(settings.port());
  }

  static String inUse(int port) {
    return "Port %d is in use: stop what listens there, or choose another with %s."
        .formatted(port, Setting.SERVER_PORT);
  }

  private static boolean isOfThisMachine(InetAddress address) {
    try {
      listen(address, ANY_PORT);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
