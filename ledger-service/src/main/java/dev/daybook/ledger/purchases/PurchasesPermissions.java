package dev.daybook.ledger.purchases;

import dev.daybook.ledger.platform.http.Permission;

/** What one may be allowed to do with purchases. */
public final class PurchasesPermissions {

  public static final Permission READ = new Permission("purchases:read");
  public static final Permission RECORD = new Permission("purchases:record");
  public static final Permission KEEP_LISTS = new Permission("purchases:keep-lists");

  public static final Permission EXPORT = new Permission("purchases:export");
  public static final Permission IMPORT = new Permission("purchases:import");

  private PurchasesPermissions() {}
}
