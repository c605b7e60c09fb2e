package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import dev.daybook.ledger.platform.webhooks.Progress.Due;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One node at a time has a webhook, and one that lost it without noticing moves nothing. */
class ClaimsTest {

  private static final RunningService SERVICE = RunningService.shared();

  private final Session session = SERVICE.newTenant();
  private final UUID webhook =
      UUID.fromString(
          session.post("/webhooks", "{\"url\": \"https://hooks.example\"}").is(201).id());
  private final Due due = new Due(webhook, session.tenant());

  private static Progress node(String name) {
    var beans = SERVICE.context();
    return new Progress(
        beans.getBean("runnerConnections", TenantConnections.class),
        beans.getBean("serviceConnections", TenantConnections.class),
        beans.getBean(Sealing.class),
        List.of(),
        name);
  }

  private String position() {
    return session.get("/webhooks/" + webhook).is(200).data("/position");
  }

  @Test
  void whoeverLostAClaimMovesNothing() {
    var first = node("first-" + webhook);
    var second = node("second-" + webhook);
    var claimed = Objects.requireNonNull(first.claim(due).block());
    assertThat(second.claim(due).blockOptional()).isEmpty();
    SERVICE
        .database()
        .execute(
            "UPDATE daybook.webhook SET node = 'second-%s', lease_until = now() + interval '1 hour' WHERE id = '%s'"
                .formatted(webhook, webhook));
    var before = position();
    var message =
        new Message(UUID.randomUUID(), "some.thing-happened", claimed.position() + 1, new byte[0]);
    var sent = Sent.answered(200, Duration.ZERO);
    var failed = Sent.failed(DeliveryFailure.NO_CONNECTION);
    assertThat(first.delivered(claimed, message, sent).blockOptional()).isEmpty();
    assertThat(first.failed(claimed, message, failed, Duration.ofHours(1)).blockOptional())
        .isEmpty();
    first.giveBack(claimed, true).block();
    assertThat(position()).isEqualTo(before);
    assertThat(first.claim(due).blockOptional()).isEmpty();

    var taken = Objects.requireNonNull(second.claim(due).block());
    assertThat(second.delivered(taken, message, sent).blockOptional()).isPresent();
    assertThat(position()).isEqualTo(Long.toString(claimed.position() + 1));
    assertThat(second.delivered(taken, message, sent).blockOptional()).as("moved before").isEmpty();
    second.giveBack(taken.at(claimed.position() + 1), true).block();
    assertThat(first.claim(due).blockOptional()).isPresent();
  }
}
