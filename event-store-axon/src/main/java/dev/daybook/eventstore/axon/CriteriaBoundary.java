package dev.daybook.eventstore.axon;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;

/** Axon's criteria as a boundary. */
final class CriteriaBoundary {

  /** A type that no event has: only criteria that match every event match it. */
  private static final QualifiedName NOBODYS_TYPE = new QualifiedName("-");

  private static final Boundary NOTHING = Boundary.of(Criterion.types(NOBODYS_TYPE.fullName()));

  private CriteriaBoundary() {}

  static Boundary of(EventCriteria criteria) {
    // Flattening forgets an "any event" between others, so that is asked first: only it matches
    // this.
    if (criteria.matches(NOBODYS_TYPE, Set.of())) {
      return Boundary.EVERYTHING;
    }
    List<Criterion> flat = criteria.flatten().stream().map(CriteriaBoundary::criterion).toList();
    return flat.isEmpty() ? NOTHING : new Boundary(flat);
  }

  private static Criterion criterion(EventCriterion criterion) {
    return new Criterion(
        criterion.types().stream().map(QualifiedName::fullName).collect(Collectors.toSet()),
        StoredTag.of(criterion.tags()));
  }
}
