package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.Caller;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reasons against a change of users, roles and keys. */
final class Refusals {

  /**
   * All faults of a request; of one alone, the code is the answer's.
   *
   * @param codes those that the details may have
   */
  static Optional<Problem> of(List<Detail> faults, Collection<ErrorCode> codes) {
    if (faults.isEmpty()) {
      return Optional.empty();
    }
    var all = Problem.unacceptable(faults);
    return Optional.of(
        codes.stream()
            .filter(code -> faults.size() == 1 && code.code().equals(faults.getFirst().code()))
            .findFirst()
            .map(code -> Problem.of(code, all.message()).details(faults))
            .orElse(all));
  }

  /** Nobody gives, or takes from others, what they don't have themselves. */
  static Optional<Problem> beyond(Caller caller, Set<Permission> permissions) {
    var lacking =
        permissions.stream()
            .filter(permission -> !caller.may(permission))
            .map(Permission::name)
            .sorted()
            .toList();
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                UserErrors.BEYOND_OWN,
                "The caller has not: %s.".formatted(String.join(", ", lacking))));
  }

  private Refusals() {}
}
