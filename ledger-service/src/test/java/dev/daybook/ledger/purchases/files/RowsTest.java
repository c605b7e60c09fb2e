package dev.daybook.ledger.purchases.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.ledger.platform.files.FileRow;
import dev.daybook.ledger.platform.files.FileRow.Faulty;
import dev.daybook.ledger.platform.files.FileRow.Said;
import dev.daybook.ledger.platform.files.RowReader;
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

  private static List<FileRow<Filed>> rows(FileForm form, byte[] file, int partBytes) {
    var parts = new ArrayList<byte[]>();
    for (int from = 0; from < file.length; from += partBytes) {
      parts.add(Arrays.copyOfRange(file, from, Math.min(file.length, from + partBytes)));
    }
    return rows(form, Flux.fromIterable(parts));
  }

  private static List<FileRow<Filed>> rows(FileForm form, Flux<byte[]> parts) {
    return Filed.rows(form, parts).collectList().blockOptional().orElseThrow();
  }

  private static List<String> said(List<FileRow<Filed>> rows) {
    return rows.stream()
        .map(
            row ->
                switch (row) {
                  case Said<Filed> said -> said.line() + " " + said.list() + " " + said.what();
                  case Faulty<Filed> faulty -> faulty.line() + " " + faulty.faults();
                })
        .toList();
  }

  private static Filed what(FileRow<Filed> row) {
    return ((Said<Filed>) row).what();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 64, 100_000})
  void aFileReadsTheSameInWhateverPartsItComes(int partBytes) {
    var csv = rows(FileForm.CSV, CSV.getBytes(UTF_8), partBytes);
    assertThat(csv).extracting(FileRow::line).containsExactly(2L, 6L, 7L);
    assertThat(csv.getLast().end()).isGreaterThan(CSV.getBytes(UTF_8).length);
    assertThat(said(csv)).isEqualTo(said(rows(FileForm.CSV, CSV.getBytes(UTF_8), 1_000)));
    var kettle = (FiledPurchase) what(csv.getFirst());
    assertThat(kettle.productName()).isEqualTo("Kettle, \"blue\"\r\nand\nold");
    assertThat(kettle.retailer()).isEqualTo("Straße");
    assertThat(kettle.notes()).isEqualTo("=1");
    var json = rows(FileForm.JSON, JSON.getBytes(UTF_8), partBytes);
    assertThat(json).extracting(FileRow::line).containsExactly(1L, 2L, 5L);
    assertThat(said(json)).isEqualTo(said(rows(FileForm.JSON, JSON.getBytes(UTF_8), 1_000)));
    assertThat(((FiledName) what(json.getFirst())).name()).isEqualTo("A \"shop\" ]}");
    assertThat(json.getLast()).isInstanceOf(Faulty.class);
  }

  @Test
  void aCellInAnotherEncodingIsNamed() {
    var rows = rows(FileForm.CSV, CSV.getBytes(ISO_8859_1), 64);
    var row = (Faulty<Filed>) rows.getFirst();
    assertThat(row.faults()).hasSize(1);
    assertThat(row.faults().getFirst().field()).isEqualTo("retailer");
    assertThat(row.faults().getFirst().code()).isEqualTo("not_utf_8");
    assertThat(row.isLast()).isFalse();
    assertThat(what(rows.getLast())).isInstanceOf(FiledPurchase.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE"})
  void aFileInUtf16IsNoFile(String encoding) throws Exception {
    var rows = rows(FileForm.CSV, CSV.getBytes(encoding), 64);
    assertThat(rows).hasSize(1);
    assertThat(((Faulty<Filed>) rows.getFirst()).isLast()).isTrue();
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
    assertThat(rows.getFirst().line()).isEqualTo(2);
    var error = ((Faulty<Filed>) rows.getFirst()).faults().getFirst();
    assertThat(error.field()).isEqualTo("product_name");
    assertThat(error.code()).isEqualTo(begin.endsWith("\"") ? "malformed_csv" : "row_too_long");
  }

  /** Each row that is none is told about, too: a file of commas must come to an end. */
  @Test
  void afterAsManyRowsAsAFileMayHaveItIsReadNoFurtherWhateverTheySay() {
    var lines = ",\n".repeat(1_000).getBytes(UTF_8);
    var header = CsvForm.HEADER.getBytes(UTF_8);
    var parts = Flux.concat(Flux.just(header), Flux.just(lines).repeat(1_999));
    var last = Filed.rows(FileForm.CSV, parts).index().last().blockOptional().orElseThrow();
    assertThat(last.getT1()).isEqualTo(RowReader.MOST_ROWS);
    assertThat(((Faulty<Filed>) last.getT2()).isLast()).isTrue();
    assertThat(((Faulty<Filed>) last.getT2()).faults().getFirst().code())
        .isEqualTo("too_many_rows");
  }
}
