package dev.daybook.projections;

/**
 * One set of tables of a view: those that answer, or those being filled beside them.
 *
 * @param build tells this set of tables from every earlier one of the view
 * @param prepared whether the tables are there
 */
record TableSet(
    String view, Place place, long build, int version, Purpose purpose, boolean prepared) {

  /** The place that tables have among all of a view. */
  enum Place {
    SERVING,
    NEXT;

    String schemaOf(String view) {
      return switch (this) {
        case SERVING -> view;
        case NEXT -> view + "_next";
      };
    }
  }

  /** What tables are filled for. */
  enum Purpose {
    REBUILD,
    COMPARE
  }

  String schema() {
    return place.schemaOf(view);
  }

  TableSet serving() {
    return new TableSet(view, Place.SERVING, build, version, purpose, prepared);
  }
}
