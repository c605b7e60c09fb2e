package dev.daybook.proofs;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The one text that equal JSON has, by RFC 8785: no spaces, names in the order of their UTF-16 code
 * units, the shortest strings and numbers.
 *
 * <p>The RFC takes numbers as doubles, so that two decimals may come to the same text. Whatever
 * would lose a digit is refused here instead: different JSON never has the same canonical form.
 * What else is refused: a name twice in one object, half a surrogate pair, and more than one value.
 */
public final class CanonicalJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String HEX = "0123456789abcdef";

  private CanonicalJson() {}

  public static byte[] of(String json) {
    return utf8(parsed(json, parser -> value(parser, parser.nextToken())));
  }

  /** The members of an object, each value in its canonical form, in canonical order. */
  public static SortedMap<String, String> members(String json) {
    return parsed(
        json,
        parser -> {
          if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Malformed("This is no JSON object.");
          }
          return members(parser);
        });
  }

  /** The object that has these members. */
  public static byte[] object(SortedMap<String, String> members) {
    return utf8(joined(members));
  }

  private interface Reading<T> {
    T of(JsonParser parser);
  }

  private static <T> T parsed(String json, Reading<T> reading) {
    try (var parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), json)) {
      var result = reading.of(parser);
      if (parser.nextToken() != null) {
        throw new Malformed("Something follows the JSON value.");
      }
      return result;
    } catch (JacksonException notJson) {
      throw new Malformed("This is no JSON: " + notJson.getOriginalMessage());
    }
  }

  private static String value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> joined(members(parser));
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> string(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case VALUE_NULL -> "null";
      case null, default -> throw new Malformed("This is no JSON value.");
    };
  }

  private static SortedMap<String, String> members(JsonParser parser) {
    // Java compares strings by their UTF-16 code units, as the RFC does.
    var members = new TreeMap<String, String>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      members.put(parser.currentName(), value(parser, parser.nextToken()));
    }
    return members;
  }

  private static String joined(SortedMap<String, String> members) {
    var object = new StringJoiner(",", "{", "}");
    members.forEach((name, value) -> object.add(string(name) + ":" + value));
    return object.toString();
  }

  private static String elements(JsonParser parser) {
    var array = new StringJoiner(",", "[", "]");
    for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      array.add(value(parser, token));
    }
    return array.toString();
  }

  private static String number(String text) {
    var canonical = EcmaNumber.of(Double.parseDouble(text));
    if (!canonical.equals(text) && new BigDecimal(canonical).compareTo(new BigDecimal(text)) != 0) {
      throw new Malformed(
          "The number %s has more digits than canonical JSON keeps.".formatted(text));
    }
    return canonical;
  }

  private static String string(String text) {
    var quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\b' -> quoted.append("\\b");
        case '\t' -> quoted.append("\\t");
        case '\n' -> quoted.append("\\n");
        case '\f' -> quoted.append("\\f");
        case '\r' -> quoted.append("\\r");
        default -> {
          if (unit < ' ') {
            quoted.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 0xf));
          } else if (Character.isSurrogate(unit)) {
            i = appendPair(quoted, text, i);
          } else {
            quoted.append(unit);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** Appends both halves, and answers where the second stands. */
  private static int appendPair(StringBuilder quoted, String text, int first) {
    if (first + 1 == text.length()
        || !Character.isSurrogatePair(text.charAt(first), text.charAt(first + 1))) {
      throw new Malformed("A string has half a surrogate pair in it.");
    }
    quoted.append(text, first, first + 2);
    return first + 1;
  }

  private static byte[] utf8(String canonical) {
    return canonical.getBytes(StandardCharsets.UTF_8);
  }
}
