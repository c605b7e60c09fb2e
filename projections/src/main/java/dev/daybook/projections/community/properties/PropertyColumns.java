package dev.daybook.projections.community.properties;

import dev.daybook.accounting.community.Property;
import dev.daybook.contracts.community.PropertyId;
import dev.daybook.projections.Columns;
import dev.daybook.projections.Row;
import java.util.List;

/** How a property lies in its table; the column {@code id} is every entry's. */
final class PropertyColumns implements Columns<Property> {

  @Override
  public List<String> names() {
    return List.of("label", "timeline");
  }

  @Override
  public List<String> write(Property property) {
    return List.of(property.label(), TimelineJson.write(property.timeline()));
  }

  @Override
  public Property read(Row row) {
    return new Property(
        new PropertyId(row.uuid("id")), row.text("label"), TimelineJson.read(row.text("timeline")));
  }
}
