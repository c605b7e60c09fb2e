package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class IfMatchTest {

  @Test
  void aWeakTagIsToldThatItNeverMatches() {
    var weak = new IfMatch(Set.of("W/\"8\""));
    assertThat(weak.allows(8)).isFalse();
    assertThat(weak.failed(8).message())
        .isEqualTo(
            "A weak ETag such as W/\"8\" never matches in If-Match; its current ETag is \"8\".");
  }

  @Test
  void aStrongOneIsToldTheCurrentVersion() {
    var strong = new IfMatch(Set.of("\"7\""));
    assertThat(strong.failed(8).message())
        .isEqualTo("The resource was changed since; its current ETag is \"8\".");
    assertThat(strong.failed(8).headers()).containsEntry("ETag", "\"8\"");
  }
}
