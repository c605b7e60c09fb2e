package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;

/** Why users are not added, changed or removed; some of it holds for roles and keys as well. */
final class UserErrors {

  static final ErrorCode USERNAME_TAKEN =
      ErrorCode.of(
          409,
          "username_taken",
          "Username taken",
          "Another user of the tenant is called that already. Capitals make no difference.");
  static final ErrorCode LAST_HEAD =
      ErrorCode.of(
          409,
          "last_owner",
          "The last owner",
          "A tenant has at least one user with the role `owner`, and the tenant `platform` one with"
              + " the role `operator`: this is the last of them. Give another user the role first.");
  static final ErrorCode TOO_MANY =
      ErrorCode.of(
          409,
          "too_many_in_tenant",
          "Too many in the tenant",
          "A tenant has at most 1,000 users, 100 API keys and 50 roles of its own. Remove some that"
              + " nobody needs any more.");
  static final ErrorCode BEYOND_OWN =
      ErrorCode.of(
          403,
          "beyond_own_permissions",
          "Beyond the caller's own permissions",
          "Nobody gives others a permission, by a role or an API key, that they don't have"
              + " themselves, and nobody changes or removes a user who may do more than they. The"
              + " message names what is lacking.");
  static final ErrorCode NOT_A_USERNAME =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "not_a_username",
          "Not a username",
          "A username has 1 to 100 letters, digits, and `.`, `@`, `_`, `+` or `-`.");
  static final ErrorCode UNKNOWN_ROLE =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "unknown_role",
          "Unknown role",
          "The tenant has no role of that name; `GET /roles` lists those that there are.");
  static final ErrorCode NO_SUCH_OWNER =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "no_such_owner",
          "No such owner",
          "The tenant has no owner with that id, so no user can be that owner.");

  private UserErrors() {}
}
