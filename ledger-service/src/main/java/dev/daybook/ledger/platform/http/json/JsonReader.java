package dev.daybook.ledger.platform.http.json;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.FaultCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Turns bytes into one {@link Json} value, or says why they are none. */
final class JsonReader {

  /** Deeper than any body of the interface, shallow enough for the stack. */
  static final int MAX_DEPTH = 32;

  /** More digits than any number of the interface has; a longer one is nothing but work. */
  static final int MAX_NUMBER_LENGTH = 1_000;

  private static final int MAX_NAMED_DUPLICATES = 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .build();

  private final JsonParser parser;
  private final List<Detail> duplicates = new ArrayList<>();

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  static Json read(byte[] bytes) throws MalformedJson {
    // JSON is UTF-8; the parser would also guess UTF-16 and let surrogates through.
    var text = utf8(bytes);
    try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      var reader = new JsonReader(parser);
      return reader.whole();
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private static String utf8(byte[] bytes) throws MalformedJson {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJson("The body is not UTF-8.", List.of());
    }
  }

  /** The parser's own words name its classes and quote the body; the place is enough. */
  private static MalformedJson malformed(JacksonException e) {
    var at = e.getLocation();
    return new MalformedJson(
        at == null || at.getLineNr() < 1
            ? "The body is not JSON that can be read."
            : "The body is not JSON that can be read, at line %d, column %d."
                .formatted(at.getLineNr(), at.getColumnNr()),
        List.of());
  }

  private Json whole() throws MalformedJson {
    var first = parser.nextToken();
    if (first == null) {
      throw new MalformedJson("The body is empty.", List.of());
    }
    var value = value(first, "");
    if (parser.nextToken() != null) {
      throw new MalformedJson("The body is more than one JSON value.", List.of());
    }
    if (!duplicates.isEmpty()) {
      throw new MalformedJson("The body has the same key twice.", duplicates);
    }
    return value;
  }

  private Json value(JsonToken token, String path) {
    return switch (token) {
      case START_OBJECT -> fields(path);
      case START_ARRAY -> items(path);
      case VALUE_STRING -> new Json.Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getString());
      case VALUE_TRUE -> new Json.Flag(true);
      case VALUE_FALSE -> new Json.Flag(false);
      case VALUE_NULL -> new Json.Null();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("A parser of text does not give " + token);
    };
  }

  private Json fields(String path) {
    var values = new LinkedHashMap<String, Json>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      var field = FieldPath.field(path, name);
      if (values.put(name, value(parser.nextToken(), field)) != null
          && duplicates.size() < MAX_NAMED_DUPLICATES) {
        duplicates.add(FaultCode.DUPLICATE_KEY.at(field, "stands there twice"));
      }
    }
    return new Json.Fields(values);
  }

  private Json items(String path) {
    var values = new ArrayList<Json>();
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      values.add(value(token, FieldPath.item(path, values.size())));
    }
    return new Json.Items(values);
  }
}
