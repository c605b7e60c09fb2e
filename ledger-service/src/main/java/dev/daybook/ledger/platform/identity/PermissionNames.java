package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Permissions that somebody names, for a role or for a key. */
final class PermissionNames {

  static final ErrorCode UNKNOWN_PERMISSION =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "unknown_permission",
          "Unknown permission",
          "No operation takes a permission of that name; `/docs/guides/security` lists them.");

  static List<Detail> faults(List<String> names) {
    var faults = new ArrayList<Detail>();
    for (var i = 0; i < names.size(); i++) {
      if (RoleTable.row(names.get(i)).isEmpty()) {
        faults.add(
            new Detail(
                "permissions[%d]".formatted(i), "is no permission", UNKNOWN_PERMISSION.code()));
      }
    }
    return faults;
  }

  /** Those that there are; what a release no longer knows allows nothing. */
  static Set<Permission> of(List<String> names) {
    return names.stream()
        .map(RoleTable::row)
        .flatMap(Optional::stream)
        .map(RoleTable.Row::permission)
        .collect(Collectors.toUnmodifiableSet());
  }

  static String[] sorted(List<String> names) {
    return names.stream().distinct().sorted().toArray(String[]::new);
  }

  private PermissionNames() {}
}
