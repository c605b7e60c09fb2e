package dev.daybook.ledger.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.Step;
import dev.daybook.contracts.Step.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

  record Part(String name, @Nullable BigDecimal amount) {}

  record Thing(
      String name,
      BigDecimal amount,
      long count,
      boolean here,
      @Nullable LocalDate firstDay,
      @Nullable Part part,
      List<Part> parts) {}

  private static final CsvTable TABLE = CsvTable.of(Thing.class, null);
  private static final Part SMALL = new Part("small", new BigDecimal("-0.10"));

  private static Thing thing(String name, @Nullable Part part, Part... parts) {
    return new Thing(name, new BigDecimal("-1.50"), -7, true, null, part, List.of(parts));
  }

  @Test
  void aColumnIsCalledAsItsFieldIsInJson() {
    assertThat(TABLE.header())
        .isEqualTo("name,amount,count,here,first_day,part.name,part.amount,parts\r\n");
  }

  @Test
  void whatIsNullIsEmptyAndAnEmptyTextIsNot() {
    assertThat(TABLE.lines(thing("x", null))).isEqualTo("x,-1.50,-7,true,,,,[]\r\n");
    assertThat(TABLE.lines(thing("", new Part("y", null))))
        .isEqualTo("\"\",-1.50,-7,true,,y,,[]\r\n");
  }

  @Test
  void aListStandsInItsCellAsJson() {
    assertThat(TABLE.lines(thing("x", null, SMALL)))
        .isEqualTo(
            "x,-1.50,-7,true,,,,\"[{\"\"name\"\":\"\"small\"\",\"\"amount\"\":\"\"-0.10\"\"}]\"\r\n");
  }

  @Test
  void aListMayGetALineForEachOfItsMembers() {
    var table = CsvTable.of(Thing.class, "parts");
    assertThat(table.header())
        .isEqualTo(
            "name,amount,count,here,first_day,part.name,part.amount,parts.name,parts.amount\r\n");
    assertThat(table.lines(thing("x", null, SMALL, new Part("=y", null))))
        .isEqualTo("x,-1.50,-7,true,,,,small,-0.10\r\nx,-1.50,-7,true,,,,'=y,\r\n");
    assertThat(table.lines(thing("x", null))).isEqualTo("x,-1.50,-7,true,,,,,\r\n");
  }

  @Test
  void aStepHasTheColumnsOfWhatItIsAbout() {
    var table = CsvTable.of(Step.of(Part.class), null);
    assertThat(table.header())
        .isEqualTo(
            "position,at,actor,actor_name,action,before.name,before.amount,after.name,after.amount\r\n");
    var step = new Step<>(3, Instant.EPOCH, "me", Action.RECORDED, null, SMALL);
    assertThat(table.lines(step))
        .isEqualTo("3,1970-01-01T00:00:00Z,me,,RECORDED,,,small,-0.10\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49", "-5", "@x", "\tx", "\rx", "'x", "'=x", "plain", "a'b", ""})
  void whatIsGuardedIsReadAsItWas(String text) {
    assertThat(Cells.unguarded(Cells.guarded(text))).isEqualTo(text);
    assertThat(Cells.guarded(text)).doesNotMatch("(?s)[=+\\-@\\t\\r].*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"plain|plain", "a,b|\"a,b\"", "a\"b|\"a\"\"b\""})
  void whatWouldEndACellIsQuoted(String text, String cell) {
    assertThat(Cells.quoted(text)).isEqualTo(cell);
  }
}
