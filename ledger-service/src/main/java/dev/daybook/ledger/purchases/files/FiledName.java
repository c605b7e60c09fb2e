package dev.daybook.ledger.purchases.files;

import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.projections.purchases.NamedQueries.Named;
import org.jspecify.annotations.Nullable;

/** A retailer, or a brand, as it stands in a file. */
record FiledName(@NotBlank @MaxLength(100) String name, @Nullable @MaxLength(2000) String url)
    implements Filed {

  static FiledName of(Named named) {
    return new FiledName(named.name(), named.url());
  }
}
