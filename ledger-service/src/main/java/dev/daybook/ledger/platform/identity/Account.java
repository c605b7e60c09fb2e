package dev.daybook.ledger.platform.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** What someone signs in to; it need not exist. Names are the same in capitals and in small. */
record Account(String tenant, String username) {

  /** Of letters, marks, digits and what else addresses are made of; the database takes it all. */
  private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}.@_+-]{1,100}");

  private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  Account {
    tenant = tenant.strip().toLowerCase(Locale.ROOT);
    username = username.strip().toLowerCase(Locale.ROOT);
  }

  /** Whether there can be such an account; a name that can't be stored is not looked for. */
  boolean isPossible() {
    return TENANT.matcher(tenant).matches() && USERNAME.matcher(username).matches();
  }
}
