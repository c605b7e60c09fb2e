package dev.daybook.ledger.platform.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.contracts.Id;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Between;
import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.contracts.schema.NotNegative;
import dev.daybook.contracts.schema.Positive;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyPlanTest {

  record ThingId(UUID value) implements Id {}

  enum Kind {
    LARGE,
    SMALL
  }

  record Line(@NotBlank String text, @Between(min = 1, max = 9) int weight) {}

  record Body(
      @Nullable @NotBlank @MaxLength(5) String text,
      @Nullable @Positive BigDecimal amount,
      @Nullable @NotNegative BigDecimal budget,
      @Nullable LocalDate date,
      @Nullable Instant time,
      @Nullable Currency currency,
      @Nullable Kind kind,
      @Nullable ThingId thingId,
      @Nullable Boolean flag,
      @Nullable Long size,
      @Nullable @MaxItems(2) List<Line> lines,
      @Nullable Line line,
      @Nullable Optional<String> comment) {}

  record Needed(String name, int count, List<String> words) {}

  record FromTo(int from, int to) {
    FromTo {
      if (from > to) {
        throw new IllegalArgumentException("must not end before it begins");
      }
    }
  }

  private static final BodyPlan<Body> PLAN = BodyPlan.of(Body.class);

  private static Body good(String json) throws MalformedJson {
    var faults = new ArrayList<Detail>();
    var body = PLAN.read(json.getBytes(StandardCharsets.UTF_8), faults);
    assertThat(faults).isEmpty();
    if (body == null) {
      throw new AssertionError("no body and no fault");
    }
    return body;
  }

  private static <B extends Record> String faults(Class<B> type, String json) throws MalformedJson {
    var faults = new ArrayList<Detail>();
    var body = BodyPlan.of(type).read(json.getBytes(StandardCharsets.UTF_8), faults);
    assertThat(body == null).isEqualTo(!faults.isEmpty());
    return faults.stream()
        .map(fault -> fault.field() + " " + fault.code())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                    | ``",
        "{\"text\":null,\"lines\":null}                        | ``",
        "{\"txet\":\"a\"}                                      | txet unknown_field",
        "{\"text\":5}                                          | text wrong_type",
        "{\"text\":\"\"}                                       | text blank",
        "{\"text\":\"  \"}                                     | text blank",
        "{\"text\":\"\\u00a0\\u200b\\u2060\\ufeff\\u3164\"}   | text blank",
        "{\"text\":\" 12345 \"}                                | ``",
        "{\"text\":\"123456\"}                                 | text too_long",
        "{\"text\":\"\\u0000\"}                                | text unstorable_text",
        "{\"text\":\"\\ud83d\"}                                | text unstorable_text",
        "{\"text\":\"\\ude00\\ud83d\"}                         | text unstorable_text",
        "{\"text\":\"\\ud83d\\ude00\"}                         | ``",
        "{\"amount\":\"125.50\"}                               | ``",
        "{\"amount\":125.50}                                   | ``",
        "{\"amount\":1e2}                                      | ``",
        "{\"amount\":\"1e2\"}                                  | amount not_a_decimal",
        "{\"amount\":\"+1\"}                                   | amount not_a_decimal",
        "{\"amount\":\"01\"}                                   | amount not_a_decimal",
        "{\"amount\":\"1.\"}                                   | amount not_a_decimal",
        "{\"amount\":\"\"}                                     | amount not_a_decimal",
        "{\"amount\":\"1,5\"}                                  | amount not_a_decimal",
        "{\"amount\":0}                                        | amount not_positive",
        "{\"amount\":-0.00}                                    | amount not_positive",
        "{\"amount\":\"-1\"}                                   | amount not_positive",
        "{\"amount\":true}                                     | amount wrong_type",
        "{\"amount\":1e999999999}                              | amount out_of_range",
        "{\"amount\":1e-999999999}                             | amount out_of_range",
        "{\"amount\":1e99999999999}                            | amount out_of_range",
        "{\"amount\":12345678901234567890123456789012345678901}| amount out_of_range",
        "{\"budget\":0}                                        | ``",
        "{\"budget\":-0.01}                                    | budget negative",
        "{\"date\":\"2026-02-29\"}                             | date not_a_day",
        "{\"date\":\"2024-02-29\"}                             | ``",
        "{\"date\":\"0000-01-01\"}                             | date not_a_day",
        "{\"date\":\"+12026-01-01\"}                           | date not_a_day",
        "{\"date\":\"2026-1-1\"}                               | date not_a_day",
        "{\"date\":20260101}                                   | date wrong_type",
        "{\"time\":\"2026-01-01T00:00:00Z\"}                   | ``",
        "{\"time\":\"2026-01-01T00:00:00.5+02:00\"}            | ``",
        "{\"time\":\"2026-01-01T00:00:00\"}                    | time not_a_time",
        "{\"time\":\"2026-01-01T24:00:00Z\"}                   | time not_a_time",
        "{\"currency\":\"EUR\"}                                | ``",
        "{\"currency\":\"eur\"}                                | currency not_a_currency",
        "{\"currency\":\"XXX\"}                                | currency not_a_currency",
        "{\"kind\":\"LARGE\"}                                  | ``",
        "{\"kind\":\"large\"}                                  | kind not_one_of",
        "{\"kind\":0}                                          | kind wrong_type",
        "{\"thing_id\":\"0190a0a0-0000-7000-8000-000000000001\"} | ``",
        "{\"thing_id\":\"1-1-1-1-1\"}                          | thing_id not_an_id",
        "{\"thingId\":\"0190a0a0-0000-7000-8000-000000000001\"}| thingId unknown_field",
        "{\"flag\":\"true\"}                                   | flag wrong_type",
        "{\"size\":9223372036854775807}                        | ``",
        "{\"size\":9223372036854775808}                        | size out_of_range",
        "{\"size\":1.0}                                        | ``",
        "{\"size\":1.5}                                        | size not_a_whole_number",
        "{\"size\":\"1\"}                                      | size wrong_type",
        "{\"lines\":{}}                                        | lines wrong_type",
        "{\"lines\":[null]}                                    | lines[0] null_value",
        "{\"lines\":[5]}                                       | lines[0] wrong_type",
        "{\"line\":{\"text\":\"a\",\"weight\":2147483648}}     | line.weight out_of_range",
        "{\"line\":{\"text\":\"a\",\"weight\":10}}             | line.weight out_of_range",
        "{\"line\":{\"text\":\"a\"}}                           | line.weight missing",
        "{\"line\":{\"text\":null,\"weight\":1}}               | line.text null_value",
        "[]                                                    | null wrong_type",
        "\"text\"                                              | null wrong_type",
        "null                                                  | null wrong_type"
      })
  void eachFaultIsNamedByItsPlaceAndItsCode(String json, String expected) throws Exception {
    assertThat(faults(Body.class, json)).isEqualTo(expected);
  }

  @Test
  void ofAChangeNullIsOnlyTakenWhereItTakesSomethingAway() throws Exception {
    var faults = new ArrayList<Detail>();
    var nulls = "{\"text\": null, \"amount\": null, \"comment\": null}";
    var plan = BodyPlan.ofChange(Body.class);
    assertThat(plan.read(nulls.getBytes(StandardCharsets.UTF_8), faults)).isNull();
    assertThat(faults).extracting(Detail::field).containsExactly("text", "amount");
    assertThat(faults).extracting(Detail::code).containsOnly("null_value");
  }

  @Test
  void whatShowsNothingAroundATextThatMustShowIsNotKept() throws Exception {
    assertThat(good("{\"text\": \"\\u200B Ada\\u00A0\\u3164\"}").text()).isEqualTo("Ada");
    assertThat(good("{\"comment\": \" hm \"}").comment()).contains(" hm ");
  }

  @Test
  void allFaultsAreFoundAtOnce() throws Exception {
    assertThat(
            faults(
                Body.class,
                """
                {"text": "", "amount": -1, "nonsense": 1, "date": "tomorrow",
                 "lines": [{"text": " ", "weight": 0}, {"weight": "1", "x": 1}]}
                """))
        .isEqualTo(
            "nonsense unknown_field, text blank, amount not_positive, date not_a_day, lines[0].text"
                + " blank, lines[0].weight out_of_range, lines[1].x unknown_field, lines[1].text"
                + " missing, lines[1].weight wrong_type");
  }

  @Test
  void whatIsNotNullableIsRequired() throws Exception {
    assertThat(faults(Needed.class, "{}")).isEqualTo("name missing, count missing, words missing");
  }

  @Test
  void aRecordMayJudgeItsComponentsTogether() throws Exception {
    assertThat(faults(FromTo.class, "{\"from\":2,\"to\":1}")).isEqualTo("null inconsistent");
  }

  @Test
  void aThousandFaultsAreNotAllTold() throws Exception {
    var body = "{\"lines\":[" + "null,".repeat(999) + "null]}";
    var faults = new ArrayList<Detail>();
    PLAN.read(body.getBytes(StandardCharsets.UTF_8), faults);
    assertThat(faults).hasSizeLessThanOrEqualTo(BodyPlan.MAX_FAULTS);
  }

  @Test
  void absentNullAndAValueAreThreeThings() throws Exception {
    assertThat(good("{}").comment()).isNull();
    assertThat(good("{\"comment\":null}").comment()).isEmpty();
    assertThat(good("{\"comment\":\"hm\"}").comment()).contains("hm");
  }

  @Test
  void anAmountIsTheSameAsTextAndAsNumber() throws Exception {
    assertThat(good("{\"amount\":\"0.10\"}").amount()).isEqualTo(new BigDecimal("0.10"));
    assertThat(good("{\"amount\":0.10}").amount()).isEqualTo(new BigDecimal("0.10"));
    assertThat(good("{\"amount\":1e2}").amount()).isEqualTo(new BigDecimal("100"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                       | The body is empty.",
        "` `                      | The body is empty.",
        "{                        | The body is not JSON that can be read, at line 1, column 2:"
            + " expected a key in double quotes, or }.",
        "{} {}                    | The body is more than one JSON value.",
        "{\"a\":NaN}              | The body is not JSON that can be read, at line 1, column 9:"
            + " expected a colon and a value.",
        "{\"a\":01}               | The body is not JSON that can be read, at line 1, column 7:"
            + " expected a colon and a value.",
        "{\"text\":\"a\",\"text\":\"b\"} | The body has the same key twice.",
        "{\"line\":{\"x\":1,\"x\":1}}    | The body has the same key twice.",
        "{\"a\":1,}               | The body is not JSON that can be read, at line 1, column 8:"
            + " expected a comma and a key in double quotes, or }.",
        "{'a':1}                  | The body is not JSON that can be read, at line 1, column 2:"
            + " expected a key in double quotes, or }.",
        "/* */ {}                 | The body is not JSON that can be read, at line 1, column 1:"
            + " expected a value.",
      })
  void whatIsNoJsonIsMalformed(String text, String words) {
    assertThatThrownBy(() -> faults(Body.class, text)).hasMessage(words);
  }

  @Test
  void aByteOrderMarkIsNamed() {
    var marked = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> PLAN.read(marked, new ArrayList<>()))
        .hasMessage("The body begins with a byte order mark (U+FEFF); send it without.");
    assertThatThrownBy(() -> PLAN.read("{}".getBytes(StandardCharsets.UTF_16), new ArrayList<>()))
        .hasMessage("The body is UTF-16, as its byte order mark says; send it in UTF-8.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"a\":1]   | a comma and a key in double quotes, or }",
        "[1 2]          | a comma and a value, or ]",
        "[              | a value, or ]",
        "{\"a\" 1}    | a colon and a value",
        "{} x           | nothing more",
        "nul            | a value",
      })
  void whatWasExpectedIsSaid(String text, String expected) {
    assertThatThrownBy(() -> faults(Body.class, text))
        .hasMessageEndingWith(": expected %s.".formatted(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "txt, text",
    "Text, text",
    "tex-t, text",
    "amout, amount",
    "AMOUNT, amount",
  })
  void whatWasProbablyMeantIsAskedFor(String written, String meant) throws Exception {
    var found = new ArrayList<Detail>();
    PLAN.read("{\"%s\":1}".formatted(written).getBytes(StandardCharsets.UTF_8), found);
    assertThat(found.getFirst().message())
        .isEqualTo("is not a known field (did you mean %s?)".formatted(meant));
  }

  @Test
  void nothingIsGuessedWhereNothingIsLikeIt() throws Exception {
    var found = new ArrayList<Detail>();
    PLAN.read("{\"nonsense\":1}".getBytes(StandardCharsets.UTF_8), found);
    assertThat(found.getFirst().message()).isEqualTo("is not a known field");
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed() {
    var halfOfASurrogate = new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
    assertThatThrownBy(() -> PLAN.read(halfOfASurrogate, new ArrayList<>()))
        .isInstanceOf(MalformedJson.class)
        .hasMessage("The body is not UTF-8.");
    assertThatThrownBy(() -> PLAN.read("{}".getBytes(StandardCharsets.UTF_16), new ArrayList<>()))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void deepNestingCostsNoStack() {
    var deep = "[".repeat(30_000);
    assertThatThrownBy(() -> faults(Body.class, deep)).isInstanceOf(MalformedJson.class);
    var deepObject = "{\"a\":".repeat(10_000);
    assertThatThrownBy(() -> faults(Body.class, deepObject)).isInstanceOf(MalformedJson.class);
  }

  @Test
  void aNumberOfSixtyThousandDigitsIsNotReckonedWith() {
    assertThatThrownBy(() -> faults(Body.class, "{\"amount\":" + "9".repeat(60_000) + "}"))
        .isInstanceOf(MalformedJson.class);
  }

  @Test
  void aRecordThatNoBodyCanHaveFailsAtStart() {
    record Unreadable(Thread thread) {}
    assertThatThrownBy(() -> BodyPlan.of(Unreadable.class))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
