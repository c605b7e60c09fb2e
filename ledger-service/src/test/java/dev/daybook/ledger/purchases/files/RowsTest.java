package dev.daybook.ledger.purchases.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.ledger.purchases.files.FileRow.Faulty;
import dev.daybook.ledger.purchases.files.FileRow.OfName;
import dev.daybook.ledger.purchases.files.FileRow.OfPurchase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** How a file is taken apart. */
class RowsTest {

  private static final String CSV =
      CsvForm.HEADER
          + ",\"Kettle, \"\"blue\"\"\r\nand\nold\",39.90,EUR,Straße,,,2026-01-15,'=1,,,,,,,,,,\n"
          + "\r\n"
          + ",Toaster,\"1\"2,EUR,,,,2026-01-15,,,,,,,,,,,\r\n"
          + ",\"Lamp\",1,EUR,,,,2026-01-15,,,,,,,,,,,";

  private static final String JSON =
      """
      { "retailers": [{"name": "A \\"shop\\" ]}"}], "brands":[],
      "purchases" : [ {"product_name": "Kettle", "price": 39.9,
        "purchase_date": "2026-01-15", "warranty": {"warranty_start": "2026-01-15",
        "warranty_type": "LIFETIME"}}
      , {"product_name": 1}]}
      """;

  private static List<FileRow> rows(FileForm form, byte[] file, int partBytes) {
    var parts = new ArrayList<byte[]>();
    for (int from = 0; from < file.length; from += partBytes) {
      parts.add(Arrays.copyOfRange(file, from, Math.min(file.length, from + partBytes)));
    }
    return rows(form, Flux.fromIterable(parts));
  }

  private static List<FileRow> rows(FileForm form, Flux<byte[]> parts) {
    return Rows.of(form, parts).collectList().blockOptional().orElseThrow();
  }

  private static List<String> said(List<FileRow> rows) {
    return rows.stream()
        .map(
            row ->
                switch (row) {
                  case OfPurchase purchase -> purchase.line() + " " + purchase.said();
                  case OfName name -> name.line() + " " + name.list() + " " + name.said();
                  case Faulty faulty -> faulty.line() + " " + faulty.errors();
                })
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 64, 100_000})
  void aFileReadsTheSameInWhateverPartsItComes(int partBytes) {
    var csv = rows(FileForm.CSV, CSV.getBytes(UTF_8), partBytes);
    assertThat(csv).extracting(FileRow::line).containsExactly(2L, 6L, 7L);
    assertThat(csv.getLast().end()).isGreaterThan(CSV.getBytes(UTF_8).length);
    assertThat(said(csv)).isEqualTo(said(rows(FileForm.CSV, CSV.getBytes(UTF_8), 1_000)));
    assertThat(csv.getFirst())
        .isInstanceOfSatisfying(
            OfPurchase.class,
            row -> {
              assertThat(row.said().productName()).isEqualTo("Kettle, \"blue\"\r\nand\nold");
              assertThat(row.said().retailer()).isEqualTo("Straße");
              assertThat(row.said().notes()).isEqualTo("=1");
            });
    var json = rows(FileForm.JSON, JSON.getBytes(UTF_8), partBytes);
    assertThat(json).extracting(FileRow::line).containsExactly(1L, 2L, 5L);
    assertThat(said(json)).isEqualTo(said(rows(FileForm.JSON, JSON.getBytes(UTF_8), 1_000)));
    assertThat(json.getFirst())
        .isInstanceOfSatisfying(
            OfName.class, row -> assertThat(row.said().name()).isEqualTo("A \"shop\" ]}"));
    assertThat(json.getLast()).isInstanceOf(Faulty.class);
  }

  @Test
  void aCellInAnotherEncodingIsNamed() {
    var rows = rows(FileForm.CSV, CSV.getBytes(ISO_8859_1), 64);
    assertThat(rows.getFirst())
        .isInstanceOfSatisfying(
            Faulty.class,
            row -> {
              assertThat(row.errors()).hasSize(1);
              assertThat(row.errors().getFirst().field()).isEqualTo("retailer");
              assertThat(row.errors().getFirst().code()).isEqualTo("not_utf_8");
              assertThat(row.isLast()).isFalse();
            });
    assertThat(rows.getLast()).isInstanceOf(OfPurchase.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE"})
  void aFileInUtf16IsNoFile(String encoding) throws Exception {
    var rows = rows(FileForm.CSV, CSV.getBytes(encoding), 64);
    assertThat(rows).hasSize(1);
    assertThat(((Faulty) rows.getFirst()).isLast()).isTrue();
  }

  /** A quote that never ends makes one row of all that follows: it is not read any further. */
  @ParameterizedTest
  @ValueSource(strings = {",\"", ","})
  void aRowIsNeverHeldThatIsLongerThanARowMayBe(String begin) {
    var line = new byte[10 << 20];
    Arrays.fill(line, (byte) 'x');
    var header = (CsvForm.HEADER + begin).getBytes(UTF_8);
    var rows = rows(FileForm.CSV, Flux.concat(Flux.just(header), Flux.just(line).repeat(9)));
    assertThat(rows).hasSize(1);
    var error = ((Faulty) rows.getFirst()).errors().getFirst();
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.field()).isEqualTo("product_name");
    assertThat(error.code()).isEqualTo(begin.endsWith("\"") ? "malformed_csv" : "row_too_long");
  }

  /** Each row that is none is told about, too: a file of commas must come to an end. */
  @Test
  void afterAsManyRowsAsAFileMayHaveItIsReadNoFurtherWhateverTheySay() {
    var lines = ",\n".repeat(1_000).getBytes(UTF_8);
    var header = CsvForm.HEADER.getBytes(UTF_8);
    var parts = Flux.concat(Flux.just(header), Flux.just(lines).repeat(1_999));
    var last = Rows.of(FileForm.CSV, parts).index().last().blockOptional().orElseThrow();
    assertThat(last.getT1()).isEqualTo(Rows.MOST_PURCHASES);
    assertThat(((Faulty) last.getT2()).isLast()).isTrue();
    assertThat(((Faulty) last.getT2()).errors().getFirst().code()).isEqualTo("too_many_rows");
  }
}
