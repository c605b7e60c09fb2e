package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.platform.identity.SignInQueue.Place;
import dev.daybook.ledger.platform.identity.SignInQueue.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInQueueTest {

  private static final int ROOM = 4;

  private final SignInQueue queue = new SignInQueue(ROOM);
  private final List<String> served = new ArrayList<>();
  private final List<String> sentAway = new ArrayList<>();

  @Test
  void inAnEmptyQueueItIsNobodysTurn() {
    assertThat(queue.next()).isNull();
  }

  @Test
  void theAddressesTakeTurns() {
    strangers("a", 3);
    strangers("b", 1);
    serveAll();
    assertThat(served).containsExactly("a1", "b1", "a2", "a3");
  }

  @Test
  void thoseWhoAreKnownHaveEverySecondTurn() {
    strangers("a", 4);
    known("k", 3);
    serveAll();
    assertThat(served).containsExactly("a1", "k1", "a2", "k2", "a3", "k3", "a4");
  }

  @Test
  void noStrangerFillsTheRoomOfThoseWhoAreKnown() {
    strangers("a", 100);
    known("a", ROOM);
    assertThat(sentAway).hasSize(96).doesNotContain("a1", "a2", "a3", "a4");
    serveAll();
    assertThat(served).hasSize(2 * ROOM);
  }

  @Test
  void inAFullRoomTheAddressWithMostWaitingGivesWay() {
    strangers("a", 4);
    strangers("b", 3);
    assertThat(sentAway).containsExactly("a4", "a3", "b3");
    serveAll();
    assertThat(served).containsExactly("a1", "b1", "a2", "b2");
  }

  private void strangers(String address, int count) {
    come(false, address, count);
  }

  private void known(String address, int count) {
    come(true, address, count);
  }

  private void come(boolean known, String address, int count) {
    for (int i = 1; i <= count; i++) {
      var gone = queue.add(new Place(known, address), new Somebody(address + i));
      if (gone != null) {
        gone.giveWay();
      }
    }
  }

  private void serveAll() {
    for (var next = queue.next(); next != null; next = queue.next()) {
      next.itsTurn();
    }
  }

  private final class Somebody implements Waiting {
    private final String name;

    Somebody(String name) {
      this.name = name;
    }

    @Override
    public void itsTurn() {
      served.add(name);
    }

    @Override
    public void giveWay() {
      sentAway.add(name);
    }
  }
}
