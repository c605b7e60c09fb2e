package dev.daybook.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  @ParameterizedTest
  @ValueSource(strings = {"arrays", "french", "structures", "unicode", "weird"})
  void publishedTextsComeToThePublishedForm(String name) {
    assertThat(canonical(Vectors.text("/canonical/" + name + ".in.json")))
        .isEqualTo(Vectors.text("/canonical/" + name + ".out.json"));
  }

  /** The published one has a number in it that a double can't hold, and that is refused here. */
  @Test
  void publishedValuesComeToThePublishedFormWhereTheyFit() {
    var published = Vectors.text("/canonical/values.in.json");
    assertThat(canonical(published.replace("333333333.33333329", "333333333.3333333")))
        .isEqualTo(Vectors.text("/canonical/values.out.json"));
    assertThatThrownBy(() -> CanonicalJson.of(published))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("333333333.33333329");
  }

  static Stream<Arguments> spellings() {
    return Stream.of(
        arguments("0", "0"),
        arguments("-0", "0"),
        arguments("-0.0", "0"),
        arguments("1.0", "1"),
        arguments("10e-1", "1"),
        arguments("1e21", "1e+21"),
        arguments("9007199254740991", "9007199254740991"),
        arguments("-9007199254740991", "-9007199254740991"),
        arguments("0.1", "0.1"),
        arguments("125.50", "125.5"),
        arguments(" [ 1 , 2 ] ", "[1,2]"),
        arguments("\"a\\u002fb\\/\"", "\"a/b/\""),
        arguments("\"\\u00E9\\ud83d\\ude02\"", "\"\u00e9\ud83d\ude02\""),
        arguments("{\"b\":1,\"a\":{\"d\":[],\"c\":{}}}", "{\"a\":{\"c\":{},\"d\":[]},\"b\":1}"),
        arguments("{\"\\ufb33\":1,\"\\ud83d\\ude02\":2}", "{\"\ud83d\ude02\":2,\"\ufb33\":1}"));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void equalJsonHasOneForm(String json, String form) {
    assertThat(canonical(json)).isEqualTo(form);
    assertThat(canonical(form)).isEqualTo(form);
  }

  /** Two amounts that differ by a cent, or by less, never come to the same bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "123456789012345678.90",
        "0.12345678901234567890",
        "1e400",
        "-1e400",
        "1e-400",
        "1e999999999",
        "1e-999999999",
      })
  void aNumberThatWouldLoseADigitIsRefused(String number) {
    assertThatThrownBy(() -> CanonicalJson.of("[" + number + "]")).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "\"\\ud83d\"",
        "\"\\ude02\\ud83d\"",
        "{\"\\ud83d\":1}",
        "1 2",
        "{} {}",
        "nul",
        "NaN",
        "01",
        "'a'",
        "[1]]",
      })
  void whatIsNoJsonOrHasNoCanonicalFormIsRefused(String text) {
    assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void anObjectIsTheSumOfItsMembers() {
    var members =
        CanonicalJson.members(
            "{\"position\": 4711, \"leafhash\": \"x\", \"data\": {\"b\":1,\"a\":2}}");
    assertThat(members).containsEntry("position", "4711").containsEntry("leafhash", "\"x\"");
    var proven = new TreeMap<>(members);
    proven.remove("leafhash");
    assertThat(new String(CanonicalJson.object(proven), StandardCharsets.UTF_8))
        .isEqualTo("{\"data\":{\"a\":2,\"b\":1},\"position\":4711}");
    assertThatThrownBy(() -> CanonicalJson.members("[]")).isInstanceOf(Malformed.class);
  }

  private static String canonical(String json) {
    return new String(CanonicalJson.of(json), StandardCharsets.UTF_8);
  }
}
