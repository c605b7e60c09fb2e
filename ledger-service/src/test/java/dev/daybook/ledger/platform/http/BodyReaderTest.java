package dev.daybook.ledger.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

  @Test
  void bodiesThatSaySomethingElseHaveAnotherMeaning() {
    var bodies =
        List.of(
            new NoteEndpoints.Edit.Body(null, null),
            new NoteEndpoints.Edit.Body(null, Optional.empty()),
            new NoteEndpoints.Edit.Body("", null),
            new NoteEndpoints.Edit.Body(null, Optional.of(BigDecimal.ONE)),
            new NoteEndpoints.Edit.Body("null", Optional.of(BigDecimal.ONE)));
    var meanings = new HashSet<String>();
    for (var body : bodies) {
      assertThat(meanings.add(new Digest().add(BodyReader.meaning(body)).hex()))
          .as(body.toString())
          .isTrue();
    }
  }
}
