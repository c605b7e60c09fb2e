package dev.daybook.ledger.platform.openapi;

import java.util.List;

/** A context's groups of operations, in the order in which a newcomer needs them. */
public interface ContextTags {

  List<Tag> tags();
}
