package dev.daybook.ledger.community;

import dev.daybook.ledger.platform.openapi.ContextTags;
import dev.daybook.ledger.platform.openapi.Tag;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The groups of a community's operations. */
@Component
@Order(1)
final class CommunityTags implements ContextTags {

  @Override
  public List<Tag> tags() {
    return List.of(
        new Tag("owners", "The people whose accounts are kept, and who share what is spent."),
        new Tag("properties", "What people own, and by which weight it shares costs."),
        new Tag("periods", "The stretches of time that are settled: opened, closed, reopened."),
        new Tag("contributions", "What owners have paid to the community."),
        new Tag("expenses", "What was spent on the community, and by whom."),
        new Tag("budget items", "The kinds of cost that are planned, and how each is shared."),
        new Tag("readings", "What meters say, for the costs that are shared by consumption."),
        new Tag("charges", "What is asked of a single owner and shared with nobody."),
        new Tag("sheets", "What every owner's account comes to, and why."));
  }
}
