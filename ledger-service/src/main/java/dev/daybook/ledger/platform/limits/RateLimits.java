package dev.daybook.ledger.platform.limits;

import dev.daybook.ledger.platform.http.Admission;
import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Network;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.start.Settings;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The limits that the settings say. A caller is a person or an API key, of one tenant. */
final class RateLimits implements Admission {

  static final Duration WINDOW = Duration.ofSeconds(10);

  private record Asking(String tenant, String user) {}

  private final Buckets<String> tenants;
  private final Buckets<Asking> callers;
  private final Buckets<ByteBuffer> addresses;
  private final String ofCallers;
  private final String ofAddresses;

  RateLimits(Settings settings, LongSupplier nanoTime) {
    tenants = buckets("tenant", settings.tenantRequests(), nanoTime);
    callers = buckets("caller", settings.callerRequests(), nanoTime);
    addresses = buckets("address", settings.addressRequests(), nanoTime);
    ofCallers = callers.policy().item() + ", " + tenants.policy().item();
    ofAddresses = addresses.policy().item();
  }

  private static <K> Buckets<K> buckets(String name, int requests, LongSupplier nanoTime) {
    return new Buckets<>(new Policy(name, requests, WINDOW), nanoTime);
  }

  /** What comes from this machine has no share of its own: a proxy sends everybody from there. */
  @Override
  public Decision from(@Nullable InetSocketAddress address) {
    var network = Network.of(address);
    if (network == null) {
      return Decision.ADMITTED;
    }
    var standing = addresses.take(network);
    return new Decision(
        ofAddresses, standing.item(), standing.isAdmitted() ? null : refusal(standing, "address"));
  }

  /** Who asks too much uses up nothing of what the others of the tenant may ask. */
  @Override
  public Decision of(Caller caller) {
    var own = callers.take(new Asking(caller.tenant(), caller.user()));
    if (!own.isAdmitted()) {
      return new Decision(callers.policy().item(), own.item(), refusal(own, "user or API key"));
    }
    var all = tenants.take(caller.tenant());
    return new Decision(
        ofCallers,
        own.item() + ", " + all.item(),
        all.isAdmitted() ? null : refusal(all, "tenant"));
  }

  private static Problem refusal(Standing standing, String whose) {
    var policy = standing.policy();
    return Problem.of(
            ErrorCodes.RATE_LIMITED,
            "One %s makes at most %d requests in %d seconds."
                .formatted(whose, policy.requests(), policy.window().toSeconds()))
        .retryAfterSeconds(standing.seconds());
  }
}
