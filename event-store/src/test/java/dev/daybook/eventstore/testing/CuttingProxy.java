package dev.daybook.eventstore.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and PostgreSQL, and can lose an answer: the server did what it was asked,
 * the client never hears of it.
 */
public final class CuttingProxy implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final PostgresServer behind;
  private final ServerSocket listening;
  private final AtomicInteger answersToLose = new AtomicInteger();

  public CuttingProxy(PostgresServer behind) {
    this.behind = behind;
    try {
      this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** The same server, through the proxy. */
  public PostgresServer address() {
    return new PostgresServer(
        "localhost", listening.getLocalPort(), behind.user(), behind.password());
  }

  /** Cuts each of so many connections that the server answers on next, before the answer passes. */
  public void loseAnswers(int count) {
    answersToLose.set(count);
  }

  /** How many of them were not cut yet. */
  public int answersStillToLose() {
    return answersToLose.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(behind.host(), behind.port());
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> pass(client, server, false));
        Thread.ofVirtual().start(() -> pass(server, client, true));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (answers && answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException cut) {
      // One side is gone; the other goes with it.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
