package dev.daybook.ledger.platform.identity;

import static dev.daybook.ledger.platform.identity.Role.AUDITOR;
import static dev.daybook.ledger.platform.identity.Role.MEMBER;
import static dev.daybook.ledger.platform.identity.Role.OPERATOR;
import static dev.daybook.ledger.platform.identity.Role.OWNER;
import static dev.daybook.ledger.platform.identity.Role.TREASURER;

import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Who may do what: a row for each permission, with the roles that have it. The guide on security
 * shows this very table. A permission that an operation asks for and that has no row here keeps the
 * service from starting, so that nobody adds one without saying whose it is.
 */
final class RoleTable {

  /**
   * One permission.
   *
   * @param allows what whoever has it may do
   * @param decidesOnAccess whether it lets others in, or gives them more; an API key has none of
   *     these
   */
  record Row(Permission permission, String allows, Set<Role> roles, boolean decidesOnAccess) {

    Row {
      roles = Set.copyOf(roles);
    }

    boolean isOf(Role role) {
      return roles.contains(role);
    }
  }

  static final List<Row> ROWS =
      List.of(
          row(
              "sheets:read",
              "See what the owners' accounts come to.",
              OWNER,
              TREASURER,
              MEMBER,
              AUDITOR),
          row("periods:read", "See which periods there are.", OWNER, TREASURER, MEMBER, AUDITOR),
          row(
              "statements:read",
              "See of what any owner's balance is made up.",
              OWNER,
              TREASURER,
              AUDITOR),
          row(
              "statements:read-own",
              "See of what the own balance is made up.",
              OWNER,
              TREASURER,
              MEMBER,
              AUDITOR),
          row(
              "community:read",
              "See owners, properties, entries and their histories.",
              OWNER,
              TREASURER,
              AUDITOR),
          row("owners:register", "Register and edit owners.", OWNER, TREASURER),
          row("properties:register", "Register and edit properties.", OWNER, TREASURER),
          row("budgets:plan", "Plan what is to be spent, and how it is shared.", OWNER, TREASURER),
          row(
              "entries:record",
              "Record, edit and void contributions, expenses, charges and readings.",
              OWNER,
              TREASURER),
          row("periods:open", "Open periods.", OWNER, TREASURER),
          row("periods:close", "Close, reopen and edit periods.", OWNER, TREASURER),
          row(
              "purchases:read",
              "See purchases, warranties, and what they come to.",
              OWNER,
              TREASURER,
              AUDITOR),
          row("purchases:record", "Record and edit purchases and warranties.", OWNER, TREASURER),
          row("purchases:keep-lists", "Keep the lists of retailers and brands.", OWNER, TREASURER),
          row(
              "purchases:export",
              "Take all purchases along as one file.",
              OWNER,
              TREASURER,
              AUDITOR),
          row("purchases:import", "Take purchases in from a file, and back.", OWNER, TREASURER),
          row(
              "events:read",
              "Look at, replay and follow all that was written down.",
              OWNER,
              AUDITOR),
          row("audit:read", "Ask for checkpoints, proofs and receipts.", OWNER, AUDITOR),
          row("webhooks:manage", "Have events sent to a URL.", OWNER),
          row("users:read", "See the users and their roles.", OWNER, AUDITOR, OPERATOR),
          deciding(
              "users:manage",
              "Add, change and remove users who may do no more than oneself.",
              OWNER,
              OPERATOR),
          row("roles:read", "See the roles and their permissions.", OWNER, AUDITOR, OPERATOR),
          deciding("roles:manage", "Define roles of the tenant's own.", OWNER),
          row("api-keys:read", "See which API keys there are.", OWNER, AUDITOR),
          deciding("api-keys:manage", "Make and end API keys.", OWNER),
          deciding("tenants:create", "Make tenants, and see which there are.", OPERATOR),
          row("views:read", "See how far the views are, and the metrics.", OPERATOR),
          row("views:rebuild", "Rebuild, compare and resume views.", OPERATOR));

  private static Row row(String permission, String allows, Role first, Role... more) {
    return new Row(new Permission(permission), allows, EnumSet.of(first, more), false);
  }

  private static Row deciding(String permission, String allows, Role first, Role... more) {
    return new Row(new Permission(permission), allows, EnumSet.of(first, more), true);
  }

  static Set<Permission> of(Role role) {
    return having(row -> row.isOf(role));
  }

  static Set<Permission> of(Collection<Role> roles) {
    return having(row -> roles.stream().anyMatch(row::isOf));
  }

  /** What API keys may be given. */
  static Set<Permission> forKeys() {
    return having(row -> !row.decidesOnAccess());
  }

  private static Set<Permission> having(Predicate<Row> property) {
    return ROWS.stream()
        .filter(property)
        .map(Row::permission)
        .collect(Collectors.toUnmodifiableSet());
  }

  static Optional<Row> row(String permission) {
    return ROWS.stream().filter(row -> row.permission().name().equals(permission)).findFirst();
  }

  /** Throws where an operation asks for what no row gives to anybody. */
  static void check(Collection<Operation> operations) {
    for (var operation : operations) {
      for (var permission : operation.permissions()) {
        if (row(permission.name()).isEmpty()) {
          throw new IllegalStateException(
              "%s asks for %s, and no row of RoleTable says who has it"
                  .formatted(operation, permission.name()));
        }
      }
    }
  }

  private RoleTable() {}
}
