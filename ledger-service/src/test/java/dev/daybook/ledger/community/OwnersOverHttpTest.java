package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersOverHttpTest {

  private final Session session = Bookkeeper.ofNewTenant().session();

  @Test
  void anOwnerIsRegisteredShownAndListed() {
    var registered =
        session.post("/owners", "{\"name\": \" Ada \", \"email\": \"ada@example.org\"}").is(201);

    assertThat(registered.data("/name")).isEqualTo("Ada");
    assertThat(registered.data("/email")).isEqualTo("ada@example.org");
    assertThat(registered.location()).isEqualTo("/api/v1/owners/" + registered.id());

    assertThat(session.get("/owners/" + registered.id()).data()).isEqualTo(registered.data());
    assertThat(session.get("/owners").data().path(0)).isEqualTo(registered.data());
  }

  @Test
  void aNameIsNeeded() {
    session.post("/owners", "{\"email\": null}").isRefused(422, "validation_error");
    session.post("/owners", "{\"name\": \"  \"}").isRefused(422, "validation_error");
  }

  @Test
  void anEditChangesWhatItNamesAndTakesAwayWhatItSaysIsNull() {
    var owner =
        session.post("/owners", "{\"name\": \"Ada\", \"email\": \"ada@example.org\"}").is(201);
    var path = "/owners/" + owner.id();

    var renamed = session.patch(path, "{\"name\": \"Ada L.\"}").is(200);
    assertThat(renamed.data("/name")).isEqualTo("Ada L.");
    assertThat(renamed.data("/email")).isEqualTo("ada@example.org");
    var without = session.patch(path, "{\"email\": null}").is(200);
    assertThat(without.data("/name")).isEqualTo("Ada L.");
    assertThat(without.data().path("email").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nope", "@example.org", "ada@", "ada@b@example.org", "ada l@example.org"})
  void anAddressLooksLikeOne(String email) {
    var json = "{\"name\": \"Ada\", \"email\": \"%s\"}".formatted(email);
    var refused = session.post("/owners", json).isRefused(422, "validation_error");
    assertThat(refused.body().at("/error/details/0/code").asString()).isEqualTo("not_an_email");
    var owner = session.post("/owners", "{\"name\": \"Ada\"}").is(201).id();
    session.patch("/owners/" + owner, json).isRefused(422, "validation_error");
  }
}
