package dev.daybook.ledger.purchases.files;

import dev.daybook.contracts.purchases.FileForm;
import dev.daybook.ledger.platform.files.FileContents;
import dev.daybook.ledger.platform.files.FileRow;
import dev.daybook.ledger.platform.files.RowReader;
import dev.daybook.ledger.platform.http.json.BodyPlan;
import reactor.core.publisher.Flux;

/** What stands in a file: purchases, and the retailers and brands that the tenant has added. */
sealed interface Filed permits FiledPurchase, FiledName {

  String RETAILERS = "retailers";

  FileContents<Filed> CONTENTS =
      FileContents.<Filed>of("purchases", BodyPlan.of(FiledPurchase.class)::read, CsvForm.COLUMNS)
          .and(RETAILERS, BodyPlan.of(FiledName.class)::read)
          .and("brands", BodyPlan.of(FiledName.class)::read);

  static Flux<FileRow<Filed>> rows(FileForm form, Flux<byte[]> parts) {
    return switch (form) {
      case CSV -> RowReader.ofCsv(CONTENTS, parts);
      case JSON -> RowReader.ofJson(CONTENTS, parts);
    };
  }
}
