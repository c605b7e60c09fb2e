package dev.daybook.projections.community.owners;

import dev.daybook.contracts.community.OwnerId;
import dev.daybook.contracts.community.OwnerView;
import dev.daybook.projections.Columns;
import dev.daybook.projections.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an owner lies in its table; the column {@code id} is every entry's. */
final class OwnerColumns implements Columns<OwnerView> {

  @Override
  public List<String> names() {
    return List.of("name", "email");
  }

  @Override
  public List<? extends @Nullable Object> write(OwnerView owner) {
    return Arrays.asList(owner.name(), owner.email());
  }

  @Override
  public OwnerView read(Row row) {
    return new OwnerView(new OwnerId(row.uuid("id")), row.text("name"), row.textOrNull("email"));
  }
}
