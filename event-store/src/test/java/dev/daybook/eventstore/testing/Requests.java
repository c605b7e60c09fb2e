package dev.daybook.eventstore.testing;

import dev.daybook.eventstore.AppendCondition;
import dev.daybook.eventstore.AppendRequest;
import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.NewEvent;
import dev.daybook.eventstore.Once;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Short words for requests whose details are beside the point of a test. */
public final class Requests {

  private Requests() {}

  public static NewEvent event(String type, String... tags) {
    return new NewEvent(id(), type, 1, Set.of(tags), null, "{\"n\":1}", "{}");
  }

  public static NewEvent payload(String payload) {
    return new NewEvent(id(), "test.noted", 1, Set.of("a:1"), null, payload, "{}");
  }

  public static AppendRequest append(String tenant, NewEvent... events) {
    return new AppendRequest(tenant, List.of(events), null, null);
  }

  public static AppendRequest appendIf(
      String tenant, Boundary unchanged, long after, NewEvent... events) {
    return new AppendRequest(tenant, List.of(events), new AppendCondition(unchanged, after), null);
  }

  public static AppendRequest appendOnce(String tenant, Once once, NewEvent... events) {
    return new AppendRequest(tenant, List.of(events), null, once);
  }

  /** Good enough for tests, and it never waits for randomness on a thread that must not. */
  public static UUID id() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong());
  }
}
