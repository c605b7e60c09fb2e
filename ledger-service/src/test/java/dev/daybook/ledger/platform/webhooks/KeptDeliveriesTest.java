package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was sent is kept for a while, and not for ever. */
class KeptDeliveriesTest {

  private static final RunningService SERVICE = RunningService.shared();

  private final Session session = SERVICE.newTenant();
  private final String webhook =
      session.post("/webhooks", "{\"url\": \"https://hooks.example\"}").is(201).id();

  private void sent(int count, String ago) {
    SERVICE
        .database()
        .execute(
            """
            INSERT INTO daybook.webhook_delivery (tenant, webhook_id, event_id, type, position, status, attempts,
                   http_status, latency_millis, first_attempt_at, last_attempt_at)
            SELECT '%s', '%s', uuidv7(), 'some.thing-happened', n, 'DELIVERED', 1, 200, 1, t, t
            FROM generate_series(1, %d) n, LATERAL (SELECT now() - interval '%s' AS t) ago
            """
                .formatted(session.tenant(), webhook, count, ago));
  }

  private int kept() {
    return session.get("/webhooks/" + webhook + "/deliveries").is(200).meta().path("total").asInt();
  }

  @Test
  void theLastThousandOfAWebhook() {
    sent(Deliveries.KEPT + 5, "1 day");
    var deliveries = SERVICE.context().getBean(Deliveries.class);
    assertThat(deliveries.trim(session.tenant(), UUID.fromString(webhook)).block()).isEqualTo(5);
    assertThat(kept()).isEqualTo(Deliveries.KEPT);
    assertThat(deliveries.trim(session.tenant(), UUID.fromString(webhook)).block()).isZero();
    var oldest = session.get("/webhooks/" + webhook + "/deliveries?skip=999").eachOf("position");
    assertThat(oldest).containsExactly("6");
  }

  @Test
  void forThirtyDays() {
    sent(3, "31 days");
    sent(2, "29 days");
    var connections = SERVICE.context().getBean("runnerConnections", TenantConnections.class);
    var sealing = SERVICE.context().getBean(Sealing.class);
    new Progress(connections, connections, sealing, List.of(), "nobody").forget().block();
    assertThat(kept()).isEqualTo(2);
  }
}
