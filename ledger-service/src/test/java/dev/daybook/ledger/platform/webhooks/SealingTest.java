package dev.daybook.ledger.platform.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealingTest {

  private static final byte[] PLAIN = "plain".getBytes(StandardCharsets.UTF_8);

  private final Sealing.Key old = new Sealing.Key("1", new byte[Sealing.KEY_BYTES]);
  private final Sealing sealing = new Sealing(List.of(old));

  @Test
  void whatIsSealedOpensWhereItBelongs() {
    var sealed = sealing.seal("here", PLAIN);
    assertThat(sealed).doesNotContain("plain");
    assertThat(sealing.open("here", sealed)).isEqualTo(PLAIN);
    assertThat(sealing.seal("here", PLAIN)).isNotEqualTo(sealed);
  }

  @Test
  void itOpensNowhereElseAndNotWhenItWasChanged() {
    var sealed = sealing.seal("here", PLAIN);
    assertThatThrownBy(() -> sealing.open("there", sealed))
        .isInstanceOf(IllegalStateException.class);
    var changed =
        sealed.substring(0, 5) + (sealed.charAt(5) == 'A' ? 'B' : 'A') + sealed.substring(6);
    assertThatThrownBy(() -> sealing.open("here", changed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aNewKeySealsAndTheOldOneStillOpens() {
    var bytes = new byte[Sealing.KEY_BYTES];
    bytes[0] = 1;
    var both = new Sealing(List.of(new Sealing.Key("2", bytes), old));
    assertThat(both.open("here", sealing.seal("here", PLAIN))).isEqualTo(PLAIN);
    var sealed = both.seal("here", PLAIN);
    assertThatThrownBy(() -> sealing.open("here", sealed)).hasMessageContaining("sealing key 2");
  }
}
