package dev.daybook.projections;

/**
 * One node's right to post to one set of tables of a view, and how far these are.
 *
 * @param build tells this set of tables from every earlier one of the view
 * @param prepared whether the tables are there
 */
record Claim(
    String view,
    Place place,
    long build,
    int version,
    Purpose purpose,
    boolean prepared,
    long position) {

  /** Which tables of a view: those that answer, or those being filled beside them. */
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

  Claim at(long position) {
    return new Claim(view, place, build, version, purpose, true, position);
  }

  Claim serving() {
    return new Claim(view, Place.SERVING, build, version, purpose, prepared, position);
  }
}
