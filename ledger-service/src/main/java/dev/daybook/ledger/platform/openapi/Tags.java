package dev.daybook.ledger.platform.openapi;

import dev.daybook.ledger.platform.http.Operation;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;

/** All groups of operations: those of the contexts stand between those of the platform. */
record Tags(List<Tag> all) {

  private static final List<Tag> FIRST =
      List.of(
          new Tag("identity", "Sign in, and find out who one is and what one may do."),
          new Tag("users", "Who works in the tenant, and in which roles."),
          new Tag("roles", "Sets of permissions, the tenant's own beside those that always are."),
          new Tag("api-keys", "What programs come in with, each for as much as it needs."),
          new Tag("tenants", "The tenants of the installation; for operators."));

  private static final List<Tag> LAST =
      List.of(
          new Tag("events", "All that was written down, to look at, to replay and to follow."),
          new Tag("live", "Several resources, watched over one connection."),
          new Tag(
              "audit",
              "Proofs that the history is what it was: checkpoints, receipts, and what they are"
                  + " verified with."),
          new Tag("webhooks", "Events that are sent to a URL, one by one, as they happen."),
          new Tag("views", "How far the tables are that reads are answered from; for operators."),
          new Tag("documentation", "What there is, described for programs and for people."),
          new Tag(HealthPaths.TAG, "Whether the service is well, for probes and load balancers."));

  static Tags of(Stream<ContextTags> contexts) {
    var ofContexts = contexts.flatMap(context -> context.tags().stream());
    return new Tags(
        Stream.of(FIRST.stream(), ofContexts, LAST.stream()).flatMap(tags -> tags).toList());
  }

  /** Writes those that the operations have; one that nobody has described is a mistake. */
  void write(ArrayNode tags, Collection<Operation> operations) {
    var used = operations.stream().map(Operation::tag).collect(Collectors.toSet());
    used.add(HealthPaths.TAG);
    for (var tag : all) {
      if (used.remove(tag.name())) {
        tags.addObject().put("name", tag.name()).put("description", tag.description());
      }
    }
    if (!used.isEmpty()) {
      throw new IllegalStateException("Nobody has described the tags " + used);
    }
  }
}
