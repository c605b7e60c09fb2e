package dev.daybook.ledger.community;

import dev.daybook.ledger.platform.http.Permission;

/** What one may be allowed to do in a community. */
public final class CommunityPermissions {

  public static final Permission READ = new Permission("community:read");

  /** No more than names of periods, their days and their currencies. */
  public static final Permission READ_PERIODS = new Permission("periods:read");

  /** What all owners' accounts come to: their names and amounts, and no addresses. */
  public static final Permission READ_SHEETS = new Permission("sheets:read");

  /** Of what an account's balance is made up, entry by entry. */
  public static final Permission READ_STATEMENTS = new Permission("statements:read");

  public static final Permission READ_OWN_STATEMENT = new Permission("statements:read-own");
  public static final Permission REGISTER_OWNERS = new Permission("owners:register");
  public static final Permission REGISTER_PROPERTIES = new Permission("properties:register");
  public static final Permission OPEN_PERIODS = new Permission("periods:open");
  public static final Permission CLOSE_PERIODS = new Permission("periods:close");
  public static final Permission PLAN_BUDGETS = new Permission("budgets:plan");
  public static final Permission RECORD_ENTRIES = new Permission("entries:record");

  private CommunityPermissions() {}
}
