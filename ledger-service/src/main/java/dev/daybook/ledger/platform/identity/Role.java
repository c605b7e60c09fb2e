package dev.daybook.ledger.platform.identity;

import java.util.Arrays;

/** What a user is in the tenant; what each may do stands in {@link RolePermissions}. */
enum Role {
  /** Everything in the tenant. */
  OWNER("owner"),
  /** Tenants, views and backups of the installation; no business of any tenant. */
  OPERATOR("operator");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** As it is stored and shown. */
  String word() {
    return word;
  }

  static Role ofWord(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no role " + word));
  }
}
