package dev.daybook.ledger.community;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * However many ask for a sheet, each is shown their own, as it is at the position that it names.
 */
class SheetsOverHttpTest {

  private static final int CHANGES = 20;
  private static final int READERS = 4;

  /** A community with one period, and what was contributed in it. */
  private static final class House {

    private final Bookkeeper books = Bookkeeper.ofNewTenant();
    private final String ada = books.owner("Ada");
    private final String period = books.period("2026 Q1");
    private final String sheet = "/periods/" + period + "/balance-sheet";
    private final Map<Long, Integer> contributed = new HashMap<>();
    private int sum;

    void changes() {
      sum++;
      contributed.put(books.record(period, ada, "1", "2026-01-01").is(201).position(), sum);
    }

    Reply shown() {
      return books.session().get(sheet).is(200);
    }

    Reply shownAt(long position) {
      return books.session().get(sheet + "?at_position=" + position).is(200);
    }

    void isShownAsItWasAt(long position, int sum) {
      var then = shownAt(position);
      assertThat(contributions(then)).isEqualTo(sum + ".00");
      assertThat(then.data().path("position").asLong()).isEqualTo(position);
    }
  }

  private static String contributions(Reply sheet) {
    return sheet.data().at("/totals/contributions").asString();
  }

  @Test
  void neighboursAreShownTheirOwnWhicheverChanges() {
    var houses = List.of(new House(), new House());
    for (int i = 0; i < CHANGES; i++) {
      houses.get(i * i % 3 % 2).changes();
      for (var house : houses) {
        var shown = house.shown();
        assertThat(contributions(shown)).isEqualTo(house.sum + ".00");
        assertThat(shown.data().path("period_id").asString()).isEqualTo(house.period);
        assertThat(shown.data().path("position").asLong()).isEqualTo(shown.position());
      }
    }
    for (var house : houses) {
      house.contributed.forEach(house::isShownAsItWasAt);
      assertThat(contributions(house.shown())).isEqualTo(house.sum + ".00");
    }
  }

  @Test
  void whatManyReadMeanwhileIsTheSheetOfItsPosition() {
    var house = new House();
    var reads = new ArrayList<CompletableFuture<Reply>>();
    for (int i = 0; i < CHANGES; i++) {
      IntStream.range(0, READERS)
          .mapToObj(reader -> house.books.session().sending("GET", house.sheet, ""))
          .forEach(reads::add);
      house.changes();
    }
    var sheets = new HashMap<Long, JsonNode>();
    for (var read : reads) {
      var shown = read.join().is(200);
      var other = sheets.putIfAbsent(shown.position(), shown.data());
      assertThat(other == null ? shown.data() : other).isEqualTo(shown.data());
    }
    sheets.forEach(
        (position, sheet) -> assertThat(house.shownAt(position).data()).isEqualTo(sheet));
  }
}
