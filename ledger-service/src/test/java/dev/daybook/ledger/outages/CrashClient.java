package dev.daybook.ledger.outages;

import dev.daybook.ledger.contract.Reply;
import dev.daybook.ledger.contract.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Asks for everything in turns, and for what it was not told yet again and again. */
record CrashClient(Session session, List<Ask> asks, Findings findings) implements Runnable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long BETWEEN_NANOS = Duration.ofMillis(5).toNanos();

  @Override
  public void run() {
    var open = new ArrayList<>(asks);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty() && System.nanoTime() < end) {
      open.removeIf(this::isAnswered);
      LockSupport.parkNanos(BETWEEN_NANOS);
    }
    for (var ask : open) {
      findings.wrong(ask.what(), "not answered within " + PATIENCE + ": " + last(ask));
    }
  }

  private boolean isAnswered(Ask ask) {
    var reply = ask.request().send(session);
    if (Ask.isLater(reply)) {
      return false;
    }
    findings.look(ask.what(), ask.verdict().faults(reply));
    return true;
  }

  private String last(Ask ask) {
    Reply reply = ask.request().send(session);
    return reply.response() + " → " + reply.response().body();
  }
}
