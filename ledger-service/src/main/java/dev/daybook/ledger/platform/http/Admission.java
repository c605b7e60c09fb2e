package dev.daybook.ledger.platform.http;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Decides whether a request is let in now; asked before anything of it but its head is read. */
public interface Admission {

  /**
   * What is said of the limits that a request counts for, as the fields of {@code RateLimit-Policy}
   * and {@code RateLimit} say it, and why it is not let in.
   */
  record Decision(String policies, String standings, @Nullable Problem refusal) {

    /** Nothing counts. */
    public static final Decision ADMITTED = new Decision("", "", null);
  }

  /** Lets everything in. */
  Admission OPEN =
      new Admission() {
        @Override
        public Decision from(@Nullable InetSocketAddress address) {
          return Decision.ADMITTED;
        }

        @Override
        public Decision of(Caller caller) {
          return Decision.ADMITTED;
        }
      };

  /** Asked of every request but those about health, before it is known who asks. */
  Decision from(@Nullable InetSocketAddress address);

  /** Asked when it is known who asks. */
  Decision of(Caller caller);
}
