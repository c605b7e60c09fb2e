package dev.daybook.ledger.platform.http;

import dev.daybook.ledger.platform.http.Operation.Access;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a caller may ask for what an operation does. */
final class Permit {

  /**
   * Why not; null where they may.
   *
   * @param variables of the path, by which somebody's own things are told from others'
   */
  static @Nullable Problem refusal(
      Operation operation, Caller caller, Map<String, String> variables) {
    return switch (operation.access()) {
      case Access.Open _, Access.SignedIn _ -> null;
      case Access.Person _ -> caller.session() == null ? notAPerson() : null;
      case Access.Needs(var permission) ->
          caller.may(permission) ? null : lacking(permission.name());
      case Access.NeedsOrOwn(var permission, var own, var variable) ->
          caller.may(permission) || caller.may(own) && isOwn(caller, variables.get(variable))
              ? null
              : lacking(
                  "%s, or %s for what is the caller's own"
                      .formatted(permission.name(), own.name()));
    };
  }

  /** Compared without a look at what there is: nobody learns whose ids there are. */
  private static boolean isOwn(Caller caller, @Nullable String id) {
    return caller.ownerId() != null && caller.ownerId().toString().equalsIgnoreCase(id);
  }

  private static Problem lacking(String permission) {
    return Problem.of(
        ErrorCodes.NOT_PERMITTED, "It takes the permission %s.".formatted(permission));
  }

  private static Problem notAPerson() {
    return Problem.of(
        ErrorCodes.NOT_PERMITTED, "It takes a person who has signed in; an API key is none.");
  }

  private Permit() {}
}
