package dev.daybook.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TenantLinesTest {

  private final TenantLines<String> lines = new TenantLines<>();

  private void waiting(String... entries) {
    for (var entry : entries) {
      lines.add(entry.substring(0, 1), entry);
    }
  }

  private List<String> take(int most) {
    return take(most, entry -> false);
  }

  private List<String> take(int most, Predicate<String> isHeldBack) {
    var taken = new ArrayList<String>();
    lines.pass(isHeldBack, entry -> taken.size() < most && taken.add(entry));
    return taken;
  }

  @Test
  void whereNobodyWaitsNothingIsTaken() {
    assertThat(take(5)).isEmpty();
  }

  @Test
  void ofOneTenantTheFirstComesFirst() {
    waiting("a1", "a2", "a3");
    assertThat(take(2)).containsExactly("a1", "a2");
    assertThat(take(2)).containsExactly("a3");
  }

  @Test
  void tenantsTakeTurnsHoweverManyWaitOfOne() {
    waiting("a1", "a2", "a3", "a4", "a5", "b1", "c1", "c2");
    assertThat(take(4)).containsExactly("a1", "b1", "c1", "a2");
    assertThat(take(9)).containsExactly("c2", "a3", "a4", "a5");
  }

  @Test
  void whoseTurnItWasNotYetIsNextTheNextTime() {
    waiting("a1", "a2", "a3", "b1", "b2");
    assertThat(take(1)).containsExactly("a1");
    assertThat(take(1)).containsExactly("b1");
    assertThat(take(1)).containsExactly("a2");
  }

  @Test
  void whatIsHeldBackIsOvertakenAndKeepsItsPlace() {
    waiting("a1", "a2", "a3", "b1", "b2");
    var heldBack = List.of("a1", "a3", "b1", "b2");
    assertThat(take(9, heldBack::contains)).containsExactly("a2");
    waiting("a4");
    assertThat(take(9)).containsExactlyInAnyOrder("a1", "a3", "a4", "b1", "b2");
  }

  @Test
  void whatWasHeldBackComesBeforeWhatCameLater() {
    waiting("a1", "a2");
    assertThat(lines.pass(entry -> true, entry -> true)).isEqualTo(2);
    waiting("a3");
    assertThat(take(9)).containsExactly("a1", "a2", "a3");
  }
}
