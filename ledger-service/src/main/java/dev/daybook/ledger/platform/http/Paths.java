package dev.daybook.ledger.platform.http;

import java.util.List;

/** Where the operations stand. */
public final class Paths {

  /** The current version; links are made with it. */
  public static final String BASE = "/api/v1";

  /** The current version under another name. */
  public static final String UNVERSIONED_BASE = "/api";

  /** Whether the service is well; the framework answers there. */
  static final String HEALTH = "/actuator/health";

  static final List<String> BASES = List.of(BASE, UNVERSIONED_BASE);

  private Paths() {}
}
