package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.projections.Row;
import java.util.List;

/** A set of permissions that users can be given by name. */
record RoleView(
    @Example("bookkeeper") String name,
    @Describe("What whoever has the role may do, as operations name it.") List<String> permissions,
    @Describe("Whether every tenant has it, and nobody can change it.") boolean builtIn) {

  static RoleView of(Role role) {
    return new RoleView(
        role.word(), RoleTable.of(role).stream().map(Permission::name).sorted().toList(), true);
  }

  static RoleView of(Row row) {
    return new RoleView(
        row.text("name"), Accounts.texts(row, "permissions").sorted().toList(), false);
  }
}
