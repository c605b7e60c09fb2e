package dev.daybook.ledger.purchases;

import dev.daybook.ledger.platform.openapi.ContextTags;
import dev.daybook.ledger.platform.openapi.Tag;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The groups of the operations about purchases. */
@Component
@Order(2)
final class PurchasesGroups implements ContextTags {

  @Override
  public List<Tag> tags() {
    return List.of(
        new Tag("purchases", "What was bought: for how much, where, when, and of which brand."),
        new Tag("warranties", "Until when what was bought is covered, and by whom."),
        new Tag("retailers", "Where things are bought: a list that purchases name."),
        new Tag("brands", "Whose products are bought: a list that purchases name."),
        new Tag("analytics", "What purchases come to, and how it stands with warranties."),
        new Tag("files", "All purchases as a file, and purchases from one."));
  }
}
