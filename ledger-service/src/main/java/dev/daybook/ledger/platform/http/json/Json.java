package dev.daybook.ledger.platform.http.json;

import java.util.List;
import java.util.Map;

/** A JSON value as it was written; numbers stay text until it is known what they are to be. */
sealed interface Json {

  record Fields(Map<String, Json> values) implements Json {}

  record Items(List<Json> values) implements Json {}

  record Text(String value) implements Json {}

  record Numeral(String text) implements Json {}

  record Flag(boolean value) implements Json {}

  record Null() implements Json {}
}
