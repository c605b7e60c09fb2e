package dev.daybook.ledger.platform.identity;

import java.util.Locale;

/** What someone signs in to; it need not exist. Names are the same in capitals and in small. */
record Account(String tenant, String username) {
  Account {
    tenant = tenant.strip().toLowerCase(Locale.ROOT);
    username = username.strip().toLowerCase(Locale.ROOT);
  }
}
