package dev.daybook.benchmarks.storm;

import java.util.Locale;

/** What can be recorded in a period. */
enum Kind {
  CONTRIBUTION,
  EXPENSE,
  CHARGE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String path() {
    return "/" + word() + "s";
  }

  String recorded() {
    return "community." + word() + "-recorded";
  }

  String voided() {
    return "community." + word() + "-voided";
  }

  /** In the event of a void; other events have the whole entry, under its word. */
  String idField() {
    return word() + "_id";
  }

  String ownerField() {
    return this == EXPENSE ? "paid_by" : "owner_id";
  }
}
