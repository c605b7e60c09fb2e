package dev.daybook.ledger.platform.command;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** A slice's boundary and an event's tags in Axon's words. */
final class Criteria {

  static EventCriteria of(Boundary boundary) {
    return EventCriteria.either(boundary.criteria().stream().map(Criteria::of).toList());
  }

  static Set<Tag> tags(Set<String> tags) {
    return tags.stream().map(Criteria::tag).collect(Collectors.toSet());
  }

  private static EventCriteria of(Criterion criterion) {
    return EventCriteria.havingTags(tags(criterion.tags()))
        .andBeingOneOfTypes(
            criterion.types().stream().map(QualifiedName::new).collect(Collectors.toSet()));
  }

  private static Tag tag(String tag) {
    int colon = tag.indexOf(':');
    return new Tag(tag.substring(0, colon), tag.substring(colon + 1));
  }

  private Criteria() {}
}
