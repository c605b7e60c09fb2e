package dev.daybook.ledger.platform.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a user is in the tenant; what each may do stands in {@link RoleTable}. */
enum Role {
  OWNER("Everything in the tenant."),
  TREASURER("Keeps the books: records, plans, closes. Decides on nobody's access."),
  MEMBER("An owner of the community: sees the sheets, and of what the own balance is made up."),
  AUDITOR("Reads everything in the tenant, and changes nothing."),
  INTEGRATOR("A program of others: what its API key is given, and no sheets."),
  OPERATOR("Tenants and views of the installation; no business of any tenant.");

  private final String described;

  Role(String described) {
    this.described = described;
  }

  /** As it is stored and shown. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String described() {
    return described;
  }

  /** Empty where it is no role that every tenant has. */
  static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
