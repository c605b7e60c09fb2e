package dev.daybook.ledger.platform.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a request is let in now; asked before anything of it but its head is read. */
@FunctionalInterface
public interface Admission {

  /** Lets everything in. */
  Admission OPEN = (operation, caller, address) -> Optional.empty();

  /**
   * @param caller null on an operation that is open to everybody
   * @param address of the socket, never a header's
   * @return why not, or empty
   */
  Optional<Problem> refuse(
      Operation operation, @Nullable Caller caller, @Nullable InetSocketAddress address);
}
