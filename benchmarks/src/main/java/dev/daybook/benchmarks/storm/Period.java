package dev.daybook.benchmarks.storm;

/**
 * A period that takes entries.
 *
 * @param day on which everything in it happens, its last
 * @param item shares its expenses; an expense that is never voided names it
 */
record Period(String id, String day, String item) {

  String path(String below) {
    return "/api/v1/periods/" + id + below;
  }
}
