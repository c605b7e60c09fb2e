package dev.daybook.ledger.platform.identity;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose password is checked next. Those whose account was signed in to from there before have every
 * second turn, and a room to wait in that no stranger can fill. In each room the addresses take
 * turns; when it is full, the address with most waiting gives way.
 */
final class SignInQueue {

  /** Somebody in the queue. */
  interface Waiting {
    void itsTurn();

    /** Called on the thread of somebody who took the place. */
    void giveWay();
  }

  /** Where to wait. */
  record Place(boolean known, String address) {}

  private static final class Room {

    private final int size;

    /** The address whose turn is next comes first. */
    private final Map<String, Deque<Waiting>> byAddress = new LinkedHashMap<>();

    private int waiting;

    Room(int size) {
      this.size = size;
    }

    /** Who has to go, if it is full. */
    @Nullable Waiting add(String address, Waiting newcomer) {
      var gone = waiting < size ? null : makeWay(address, newcomer);
      if (gone != newcomer) {
        byAddress.computeIfAbsent(address, first -> new ArrayDeque<>()).addLast(newcomer);
        waiting++;
      }
      return gone;
    }

    private Waiting makeWay(String address, Waiting newcomer) {
      var longest =
          byAddress.entrySet().stream()
              .max(Comparator.comparingInt(entry -> entry.getValue().size()))
              .orElseThrow();
      var own = byAddress.getOrDefault(address, new ArrayDeque<>()).size();
      return own + 1 < longest.getValue().size() ? takeLast(longest) : newcomer;
    }

    private Waiting takeLast(Map.Entry<String, Deque<Waiting>> of) {
      waiting--;
      return of.getValue().removeLast();
    }

    @Nullable Waiting next() {
      var addresses = byAddress.entrySet().iterator();
      if (!addresses.hasNext()) {
        return null;
      }
      var turn = addresses.next();
      addresses.remove();
      var next = turn.getValue().removeFirst();
      waiting--;
      if (!turn.getValue().isEmpty()) {
        byAddress.put(turn.getKey(), turn.getValue());
      }
      return next;
    }
  }

  private final Room known;
  private final Room strangers;
  private boolean strangersTurn;

  /**
   * @param roomSize how many may wait in each of the two rooms
   */
  SignInQueue(int roomSize) {
    known = new Room(roomSize);
    strangers = new Room(roomSize);
  }

  /** Who has no place because of that: somebody who waited, or who comes; null if all have one. */
  synchronized @Nullable Waiting add(Place place, Waiting newcomer) {
    return (place.known() ? known : strangers).add(place.address(), newcomer);
  }

  /** Whose turn it is, who no longer waits; null if nobody does. */
  synchronized @Nullable Waiting next() {
    strangersTurn = !strangersTurn;
    var next = (strangersTurn ? strangers : known).next();
    return next != null ? next : (strangersTurn ? known : strangers).next();
  }
}
