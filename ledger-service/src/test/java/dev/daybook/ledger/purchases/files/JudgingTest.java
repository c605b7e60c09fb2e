package dev.daybook.ledger.purchases.files;

import static dev.daybook.ledger.purchases.Basket.EUR;
import static dev.daybook.ledger.purchases.Basket.FILE;
import static dev.daybook.ledger.purchases.Basket.LATER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.contracts.purchases.OnDuplicate;
import dev.daybook.contracts.purchases.RetailerEvent.RetailerAdded;
import dev.daybook.eventstore.testing.Await;
import dev.daybook.ledger.platform.files.FileRow;
import dev.daybook.ledger.platform.files.FileRow.Said;
import dev.daybook.projections.purchases.ImportQueries.Sameness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class JudgingTest {

  private static final String JSON =
      """
      {"retailers": [{"name": "Newest"}, {"name": "SHOP 8"}], "purchases": [
      {"product_name": "Kettle", "price": 1, "purchase_date": "2026-01-15", "retailer": "New"},
      {"product_name": "Toaster", "price": 1, "purchase_date": "2026-01-15", "retailer": "Shop 7"}]}
      """;

  /** A file of a million names would have each step of each import read a million names. */
  @Test
  void aFileAddsNoNameWhereThereAreAsManyAsThereMayBe() {
    var rows = Await.all(Filed.rows(FileForm.JSON, Flux.just(JSON.getBytes(UTF_8))));
    var judged =
        new Judging(asked(rows), present(rows, Judging.MOST_NAMES), 1, new SaidBefore()).judge();
    assertThat(judged.created()).isEqualTo(1);
    assertThat(judged.errors())
        .extracting(error -> error.line() + " " + error.field() + " " + error.code())
        .containsExactly("1 name too_many_names", "2 retailer too_many_names");
    var before =
        new Judging(asked(rows), present(rows, Judging.MOST_NAMES - 2), 1, new SaidBefore())
            .judge();
    assertThat(before.created()).isEqualTo(2);
    assertThat(before.errors()).isEmpty();
  }

  /** Nothing of a dry run is written down: what earlier rows add is known from them alone. */
  @Test
  void whatEarlierRowsAddIsThereForLaterOnes() {
    var rows = Await.all(Filed.rows(FileForm.JSON, Flux.just(JSON.getBytes(UTF_8))));
    var before = new SaidBefore();
    var first = new Judging(asked(rows), present(rows, 0), 1, before).judge();
    var later = new Judging(asked(rows), present(rows, 0), 1, before).judge();
    assertThat(first.events()).hasAtLeastOneElementOfType(RetailerAdded.class);
    assertThat(later.events()).isEmpty();
    assertThat(later.skipped()).isEqualTo(2);
    before.retailers().clear();
    var full = new Judging(asked(rows), present(rows, Judging.MOST_NAMES - 1), 1, before).judge();
    assertThat(full.errors()).isNotEmpty();
    assertThat(before.retailers()).hasSize(Judging.MOST_NAMES);
  }

  private static TakeRows.Asked asked(List<FileRow<Filed>> rows) {
    var fresh = Stream.generate(UUID::randomUUID).limit(4L * rows.size()).toList();
    return new TakeRows.Asked(FILE, 0, rows, null, OnDuplicate.SKIP, EUR, LATER, fresh);
  }

  private static Present present(List<FileRow<Filed>> rows, int retailers) {
    var sameness = new HashMap<FiledPurchase, Sameness>();
    for (var row : rows) {
      if (row instanceof Said<Filed>(_, _, _, FiledPurchase said, _)) {
        sameness.put(
            said, new Sameness(said.productName(), said.purchaseDate(), said.price(), "EUR", null));
      }
    }
    var known =
        IntStream.range(0, retailers)
            .boxed()
            .collect(Collectors.toMap(number -> "shop " + number, number -> UUID.randomUUID()));
    return new Present(known, Map.of(), sameness, Map.of(), Map.of(), Set.of());
  }
}
