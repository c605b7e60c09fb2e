package dev.daybook.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.eventstore.StoredType.PersonalFields;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoredTypesTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  record Registered(String person, String name, String country) {}

  record Left(String person) {}

  /** Revision 1 had a first and a last name, revision 2 no country. */
  private static final StoredType<Registered> REGISTERED =
      StoredType.of(Registered.class, "people.registered", 3)
          .upcast(
              1,
              old -> {
                String name = old.get("first").stringValue() + " " + old.get("last").stringValue();
                old.remove("first");
                old.remove("last");
                return old.put("name", name);
              })
          .upcast(2, old -> old.put("country", "unknown"))
          .personal("person", "name");

  private final StoredTypes types =
      StoredTypes.of(MAPPER, REGISTERED, StoredType.of(Left.class, "people.left", 1));

  @Test
  void whatWasEncodedIsDecoded() {
    Registered event = new Registered("p1", "Ada", "UK");

    assertThat(types.decode(stored("people.registered", 3, types.encode(event)))).isEqualTo(event);
    assertThat(types.of(Registered.class)).isEqualTo(REGISTERED);
  }

  @Test
  void anOldRevisionIsLiftedThroughEveryOneBetween() {
    assertThat(types.decode(stored("people.registered", 2, "{\"person\":\"p1\",\"name\":\"Ada\"}")))
        .isEqualTo(new Registered("p1", "Ada", "unknown"));
    assertThat(
            types.decode(
                stored(
                    "people.registered",
                    1,
                    "{\"person\":\"p1\",\"first\":\"Ada\",\"last\":\"Byron\"}")))
        .isEqualTo(new Registered("p1", "Ada Byron", "unknown"));
  }

  @Test
  void anUnknownNameOrRevisionIsToldWithItsPlaceInTheLog() {
    assertThatThrownBy(() -> types.decode(stored("people.married", 1, "{}")))
        .isInstanceOf(UnknownEventType.class)
        .hasMessageContaining("people.married in revision 1")
        .hasMessageContaining("position 42");
    assertThatThrownBy(() -> types.decode(stored("people.registered", 4, "{}")))
        .isInstanceOf(UnknownEventType.class)
        .hasMessageContaining("people.registered in revision 4");
  }

  @Test
  void aPayloadThatIsNotWhatItsRevisionPromisesIsToldWithItsPlaceInTheLog() {
    assertThatThrownBy(() -> types.decode(stored("people.left", 1, "{\"person\":[]}")))
        .isInstanceOf(UnreadableEvent.class)
        .hasMessageContaining("people.left in revision 1 at position 42");
  }

  @Test
  void personalFieldsAreKnownByTheirPerson() {
    assertThat(REGISTERED.personal()).containsExactly(new PersonalFields("person", Set.of("name")));
  }

  @Test
  void aRegistryWithHolesOrDoublesIsRefusedAtOnce() {
    assertThatThrownBy(() -> StoredTypes.of(MAPPER, StoredType.of(Left.class, "people.left", 2)))
        .hasMessageContaining("Revision 1 of people.left has no upcaster");
    assertThatThrownBy(() -> StoredTypes.of(MAPPER, REGISTERED, REGISTERED))
        .hasMessageContaining("people.registered is registered twice");
    assertThatThrownBy(() -> types.encode("a string"))
        .hasMessageContaining("java.lang.String is not registered");
  }

  private static StoredEvent stored(String type, int revision, String payload) {
    return new StoredEvent(
        42, new UUID(1, 2), "demo", type, revision, Instant.EPOCH, null, Set.of(), payload, "{}");
  }
}
