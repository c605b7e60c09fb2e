package dev.daybook.eventstore.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a node and its database, and cuts connections at the worst moment: the request has
 * arrived, the answer is on its way back and never gets there.
 */
public final class CuttingProxy implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 * 1024;

  private final ServerSocket door;
  private final String host;
  private final int port;
  private final ExecutorService pumps = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answersToSwallow = new AtomicInteger();
  private final AtomicInteger swallowed = new AtomicInteger();

  public CuttingProxy(String host, int port) {
    this.host = host;
    this.port = port;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException("No free port", failed);
    }
    pumps.submit(this::welcome);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** The next answer that comes is swallowed, and its connection is cut. */
  public void cutOnce() {
    answersToSwallow.incrementAndGet();
  }

  /** So many answers from now on are swallowed, each with its connection; 0 heals the way. */
  public void cut(int answers) {
    answersToSwallow.set(answers);
  }

  /** How often it did so. */
  public int cuts() {
    return swallowed.get();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(host, port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        pumps.submit(() -> pump(client, server, false));
        pumps.submit(() -> pump(server, client, true));
      } catch (IOException gone) {
        // The door was closed, or the database is away: whoever knocks tries again.
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        if (answers && swallows()) {
          break;
        }
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException cut) {
      // One side is gone; so is the other, in a moment.
    } finally {
      shut(from);
      shut(to);
    }
  }

  private boolean swallows() {
    boolean swallow = answersToSwallow.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    if (swallow) {
      swallowed.incrementAndGet();
    }
    return swallow;
  }

  private void shut(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException ignored) {
      // It was closed already.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(this::shut);
    pumps.close();
  }
}
