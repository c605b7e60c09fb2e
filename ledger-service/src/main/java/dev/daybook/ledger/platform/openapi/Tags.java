package dev.daybook.ledger.platform.openapi;

import dev.daybook.ledger.platform.http.Operation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/** The groups of operations, in the order in which a newcomer needs them. */
final class Tags {

  private record Tag(String name, String description) {}

  private static final List<Tag> TAGS =
      List.of(
          new Tag("identity", "Sign in, and find out who one is and what one may do."),
          new Tag("owners", "The people whose accounts are kept, and who share what is spent."),
          new Tag("properties", "What people own, and by which weight it shares costs."),
          new Tag("periods", "The stretches of time that are settled: opened, closed, reopened."),
          new Tag("contributions", "What owners have paid to the community."),
          new Tag("expenses", "What was spent on the community, and by whom."),
          new Tag("budget items", "The kinds of cost that are planned, and how each is shared."),
          new Tag("readings", "What meters say, for the costs that are shared by consumption."),
          new Tag("charges", "What is asked of a single owner and shared with nobody."),
          new Tag("sheets", "What every owner's account comes to, and why."),
          new Tag("purchases", "What was bought: for how much, where, when, and of which brand."),
          new Tag("warranties", "Until when what was bought is covered, and by whom."),
          new Tag("retailers", "Where things are bought: a list that purchases name."),
          new Tag("brands", "Whose products are bought: a list that purchases name."),
          new Tag("analytics", "What purchases come to, and how it stands with warranties."),
          new Tag("views", "How far the tables are that reads are answered from; for operators."),
          new Tag("documentation", "What there is, described for programs and for people."),
          new Tag(HealthPaths.TAG, "Whether the service is well, for probes and load balancers."));

  /** Those that the operations have; one that nobody has described is a mistake. */
  static void write(ArrayNode tags, Collection<Operation> operations) {
    var used = operations.stream().map(Operation::tag).collect(Collectors.toSet());
    used.add(HealthPaths.TAG);
    for (var tag : TAGS) {
      if (used.remove(tag.name())) {
        tags.addObject().put("name", tag.name()).put("description", tag.description());
      }
    }
    if (!used.isEmpty()) {
      throw new IllegalStateException("Nobody has described the tags " + used);
    }
  }

  private Tags() {}
}
