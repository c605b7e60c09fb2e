package dev.daybook.projections;

import dev.daybook.projections.TableSet.Place;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One node's right to post to some sets of tables, and how far these are.
 *
 * @param posting which row of postings it is a claim on
 * @param generation tells what belonged to the posting when it was claimed
 * @param shared whether it is the posting of all serving views that are level with each other; any
 *     other one has a single set of tables
 */
record Claim(long posting, long generation, boolean shared, long position, List<TableSet> tables) {

  Claim {
    tables = List.copyOf(tables);
  }

  Claim at(long position) {
    return new Claim(posting, generation, shared, position, tables);
  }

  Claim asShared() {
    return new Claim(posting, generation, true, position, tables);
  }

  Claim serving() {
    return new Claim(posting, generation, shared, position, List.of(only().serving()));
  }

  /** The one set of tables of a claim that is not shared. */
  TableSet only() {
    return tables.getFirst();
  }

  boolean isServing() {
    return shared || only().place() == Place.SERVING;
  }

  String name() {
    return tables.stream().map(TableSet::schema).collect(Collectors.joining(", "));
  }
}
