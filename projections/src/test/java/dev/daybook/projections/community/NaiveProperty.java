package dev.daybook.projections.community;

import dev.daybook.contracts.community.PropertyEvent.PropertyChanged;
import dev.daybook.contracts.community.PropertyEvent.PropertyRegistered;
import dev.daybook.contracts.community.PropertyStretch;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A property as a heap of notes, of which the right one is looked for on every day anew. */
record NaiveProperty(String label, PropertyRegistered beginning, List<PropertyChanged> changes) {

  static NaiveProperty registered(PropertyRegistered event) {
    return new NaiveProperty(event.label(), event, List.of());
  }

  NaiveProperty called(String label) {
    return new NaiveProperty(label, beginning, changes);
  }

  NaiveProperty with(PropertyChanged change) {
    return new NaiveProperty(
        label, beginning, Stream.concat(changes.stream(), Stream.of(change)).toList());
  }

  PropertyStretch on(LocalDate day) {
    return new PropertyStretch(
        day,
        last(day, PropertyChanged::ownerId, beginning.ownerId()),
        last(day, PropertyChanged::shareWeight, beginning.shareWeight()),
        last(day, PropertyChanged::active, beginning.active()));
  }

  /** Of the latest day the last note that says anything of it. */
  private <T> T last(LocalDate until, Function<PropertyChanged, @Nullable T> field, T first) {
    @Nullable PropertyChanged latest = null;
    for (var change : changes) {
      if (!change.from().isAfter(until)
          && field.apply(change) != null
          && (latest == null || !change.from().isBefore(latest.from()))) {
        latest = change;
      }
    }
    var found = latest == null ? null : field.apply(latest);
    return found == null ? first : found;
  }
}
