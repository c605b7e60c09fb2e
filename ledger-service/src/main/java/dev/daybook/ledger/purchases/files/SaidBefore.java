package dev.daybook.ledger.purchases.files;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What earlier rows of a file say, of which nothing is written down yet; what later ones say comes
 * to it.
 *
 * @param purchases a mark of each, and the ids that they have
 * @param retailers by their names in any case
 * @param brands the same
 */
record SaidBefore(Set<UUID> purchases, Map<String, UUID> retailers, Map<String, UUID> brands) {

  SaidBefore() {
    this(new HashSet<>(), new HashMap<>(), new HashMap<>());
  }
}
