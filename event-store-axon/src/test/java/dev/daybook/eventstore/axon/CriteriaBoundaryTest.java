package dev.daybook.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.eventstore.Boundary;
import dev.daybook.eventstore.Criterion;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.Test;

class CriteriaBoundaryTest {

  private static final EventCriteria PERIOD_1 = EventCriteria.havingTags("period", "1");

  @Test
  void anyEventIsEverything() {
    assertThat(CriteriaBoundary.of(EventCriteria.havingAnyTag())).isEqualTo(Boundary.EVERYTHING);
  }

  @Test
  void anyEventAmongOthersIsStillEverything() {
    EventCriteria both = EventCriteria.either(PERIOD_1, EventCriteria.havingAnyTag());
    assertThat(both.flatten()).as("what Axon makes of it").hasSize(1);
    assertThat(CriteriaBoundary.of(both)).isEqualTo(Boundary.EVERYTHING);
  }

  @Test
  void noCriteriaAreNothing() {
    Boundary nothing = CriteriaBoundary.of(EventCriteria.either(List.of()));
    assertThat(nothing.criteria()).hasSize(1);
    assertThat(nothing).isNotEqualTo(Boundary.EVERYTHING);
  }

  @Test
  void typesAndTagsBecomeOneCriterion() {
    EventCriteria opened =
        EventCriteria.havingTags(Tag.of("period", "1"), Tag.of("owner", "2"))
            .andBeingOneOfTypes(Set.of(new QualifiedName("community.period-opened")));
    assertThat(CriteriaBoundary.of(opened))
        .isEqualTo(
            Boundary.of(Criterion.types("community.period-opened").tagged("period:1", "owner:2")));
  }

  @Test
  void alternativesBecomeSeveral() {
    Boundary either = CriteriaBoundary.of(PERIOD_1.or(EventCriteria.havingTags("owner", "2")));
    assertThat(either.criteria())
        .containsExactlyInAnyOrder(
            Criterion.ANY.tagged("period:1"), Criterion.ANY.tagged("owner:2"));
  }

  @Test
  void colonsInKeysAreToldFromTheOneThatEndsThem() {
    assertThat(StoredTag.of(Tag.of("a:b", "c"))).isEqualTo("a\\:b:c");
    assertThat(StoredTag.of(Tag.of("a", "b:c"))).isEqualTo("a:b:c");
    assertThat(StoredTag.of(Tag.of("a\\", "c"))).isEqualTo("a\\\\:c");
  }
}
