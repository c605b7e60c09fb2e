package dev.daybook.accounting.community;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.contracts.community.PropertyRow;
import dev.daybook.contracts.community.PropertyStretch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose a property is, what it weighs and whether it counts, from which day on. Owner, weight and
 * activity each go their own way: what is set from a day on holds until a later day sets the same
 * again, whenever that was written down; of what is set for one day, the last word counts.
 *
 * <p>The stretches alone would not do to go on from: they no longer tell what a day set from what
 * it only inherited, and an earlier day that is set afterwards must stop at the one and pass
 * through the other.
 *
 * @param changes by day, at most one a day; the first holds from always and sets everything
 */
public record Timeline(List<Change> changes) {

  /**
   * What is set from a day on; what is null stays as it was.
   *
   * @param from null in the first change, which holds from always
   */
  public record Change(
      @Nullable LocalDate from,
      @Nullable OwnerId ownerId,
      @Nullable BigDecimal shareWeight,
      @Nullable Boolean active) {

    private Change with(PropertyChanged changed) {
      return new Change(
          from,
          changed.ownerId() == null ? ownerId : changed.ownerId(),
          changed.shareWeight() == null ? shareWeight : changed.shareWeight(),
          changed.active() == null ? active : changed.active());
    }

    private boolean isBefore(LocalDate day) {
      return from == null || from.isBefore(day);
    }

    private PropertyStretch stretch() {
      return new PropertyStretch(
          from, requireNonNull(ownerId), requireNonNull(shareWeight), requireNonNull(active));
    }

    private PropertyStretch after(PropertyStretch before) {
      return new PropertyStretch(
          from,
          requireNonNullElse(ownerId, before.ownerId()),
          requireNonNullElse(shareWeight, before.shareWeight()),
          requireNonNullElse(active, before.active()));
    }
  }

  public Timeline {
    changes = List.copyOf(changes);
  }

  public static Timeline of(PropertyRegistered registered) {
    return new Timeline(
        List.of(
            new Change(null, registered.ownerId(), registered.shareWeight(), registered.active())));
  }

  /** The timeline after one more change; changes come in the order of the log. */
  public Timeline with(PropertyChanged changed) {
    var day = changed.from();
    int at = 0;
    while (at < changes.size() && changes.get(at).isBefore(day)) {
      at++;
    }
    var more = new ArrayList<>(changes);
    if (at < changes.size() && day.equals(changes.get(at).from())) {
      more.set(at, changes.get(at).with(changed));
    } else {
      more.add(at, new Change(day, null, null, null).with(changed));
    }
    return new Timeline(more);
  }

  /** The stretches by day. Each holds until the next one begins; the first holds from always. */
  public List<PropertyStretch> stretches() {
    var stretches = new ArrayList<PropertyStretch>(changes.size());
    for (var change : changes) {
      stretches.add(stretches.isEmpty() ? change.stretch() : change.after(stretches.getLast()));
    }
    return List.copyOf(stretches);
  }

  /** How the property counts on a day. */
  public PropertyStretch on(LocalDate day) {
    return on(stretches(), day);
  }

  /** The stretch that holds on a day, of all that a property has. */
  public static PropertyStretch on(List<PropertyStretch> stretches, LocalDate day) {
    var holds = stretches.getFirst();
    for (var stretch : stretches) {
      var from = stretch.from();
      if (from == null || !from.isAfter(day)) {
        holds = stretch;
      }
    }
    return holds;
  }

  /** Whether the property is an owner's, and counts, on that day or any later one. */
  public boolean isActiveOf(OwnerId owner, LocalDate day) {
    var stretches = stretches();
    for (int i = 0; i < stretches.size(); i++) {
      var next = i + 1 < stretches.size() ? stretches.get(i + 1).from() : null;
      var isOver = next != null && !next.isAfter(day);
      if (!isOver && stretches.get(i).active() && stretches.get(i).ownerId().equals(owner)) {
        return true;
      }
    }
    return false;
  }

  /** Whose the property is at any time. */
  public Set<OwnerId> owners() {
    return stretches().stream()
        .map(PropertyStretch::ownerId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The property as it is shown on a day. */
  public PropertyRow view(PropertyId id, String label, LocalDate today) {
    var stretches = stretches();
    var now = on(stretches, today);
    return new PropertyRow(id, label, now.ownerId(), now.shareWeight(), now.active(), stretches);
  }
}
