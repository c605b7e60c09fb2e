package dev.daybook.ledger.platform.http.json;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.FaultCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Turns bytes into one {@link Json} value, or says why they are none. */
final class JsonReader {

  /** Deeper than any body of the interface, shallow enough for the stack. */
  static final int MAX_DEPTH = 32;

  /** More digits than any number of the interface has; a longer one is nothing but work. */
  static final int MAX_NUMBER_LENGTH = 1_000;

  private static final int MAX_NAMED_DUPLICATES = 20;

  private static final String A_VALUE = "a value";
  private static final String FIRST_KEY = "a key in double quotes, or }";
  private static final String NEXT_KEY = "a comma and a key in double quotes, or }";
  private static final String VALUE_OF_KEY = "a colon and a value";
  private static final String FIRST_ITEM = "a value, or ]";
  private static final String NEXT_ITEM = "a comma and a value, or ]";
  private static final String NOTHING = "nothing more";

  /** U+FEFF, which some editors put before a text, in UTF-8; and in both forms of UTF-16. */
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final byte[] BIG_ENDIAN_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] LITTLE_ENDIAN_MARK = {(byte) 0xFF, (byte) 0xFE};

  private static final String TOO_MUCH =
      "a number has more than %d digits, or more than %d values stand within each other"
          .formatted(MAX_NUMBER_LENGTH, MAX_DEPTH);

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

  /** What may come next; said when something else does. */
  private String expected = A_VALUE;

  private @Nullable String keyBefore;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  static Json read(byte[] bytes) throws MalformedJson {
    // JSON is UTF-8; the parser would also guess UTF-16 and let surrogates through.
    var text = utf8(bytes);
    try (var parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      var reader = new JsonReader(parser);
      return reader.readOrExplain();
    }
  }

  private Json readOrExplain() throws MalformedJson {
    try {
      return whole();
    } catch (StreamConstraintsException e) {
      throw malformed(e, TOO_MUCH);
    } catch (JacksonException e) {
      throw malformed(e, "expected " + expected());
    }
  }

  private static String utf8(byte[] bytes) throws MalformedJson {
    if (begins(bytes, MARK)) {
      throw new MalformedJson(
          "The body begins with a byte order mark (U+FEFF); send it without.", List.of());
    }
    if (begins(bytes, BIG_ENDIAN_MARK) || begins(bytes, LITTLE_ENDIAN_MARK)) {
      throw new MalformedJson(
          "The body is UTF-16, as its byte order mark says; send it in UTF-8.", List.of());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJson("The body is not UTF-8.", List.of());
    }
  }

  /** The parser's own words name its classes and quote the body; the place is enough. */
  private static MalformedJson malformed(JacksonException e, String why) {
    var at = e.getLocation();
    return new MalformedJson(
        at == null || at.getLineNr() < 1
            ? "The body is not JSON that can be read: %s.".formatted(why)
            : "The body is not JSON that can be read, at line %d, column %d: %s."
                .formatted(at.getLineNr(), at.getColumnNr(), why),
        List.of());
  }

  private static boolean begins(byte[] bytes, byte[] mark) {
    return bytes.length >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
  }

  private JsonToken next(String mayCome) {
    expected = mayCome;
    keyBefore = parser.streamReadContext().currentName();
    return parser.nextToken();
  }

  /** The parser looks at what follows a key before it tells of the key. */
  private String expected() {
    var wantedKey = expected.equals(FIRST_KEY) || expected.equals(NEXT_KEY);
    return wantedKey && !Objects.equals(keyBefore, parser.streamReadContext().currentName())
        ? VALUE_OF_KEY
        : expected;
  }

  private Json whole() throws MalformedJson {
    var first = next(A_VALUE);
    if (first == null) {
      throw new MalformedJson("The body is empty.", List.of());
    }
    var value = value(first, "");
    if (next(NOTHING) != null) {
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
    for (var token = next(FIRST_KEY); token == JsonToken.PROPERTY_NAME; token = next(NEXT_KEY)) {
      var name = parser.currentName();
      var field = FieldPath.field(path, name);
      if (values.put(name, value(next(VALUE_OF_KEY), field)) != null
          && duplicates.size() < MAX_NAMED_DUPLICATES) {
        duplicates.add(FaultCode.DUPLICATE_KEY.at(field, "stands there twice"));
      }
    }
    return new Json.Fields(values);
  }

  private Json items(String path) {
    var values = new ArrayList<Json>();
    for (var token = next(FIRST_ITEM); token != JsonToken.END_ARRAY; token = next(NEXT_ITEM)) {
      values.add(value(token, FieldPath.item(path, values.size())));
    }
    return new Json.Items(values);
  }
}
