package dev.daybook.ledger.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ledger.contract.RunningService;
import dev.daybook.ledger.contract.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every role asks for everything that is described, and gets what its rows of the table say. */
class RoleMatrixTest {

  private static final RunningService SERVICE = RunningService.shared();
  private static final int NOT_SIGNED_IN = 401;
  private static final int NOT_PERMITTED = 403;
  private static final int FAULT_OF_OURS = 500;

  /** One operation as it is described; of its permissions, the first is for everything. */
  private record Described(String method, String path, List<String> permissions) {

    boolean endsTheSession() {
      return path.endsWith("/auth/logout");
    }

    String somewhere() {
      return path.replaceAll("\\{[a-z_]*id}", UUID.randomUUID().toString())
          .replaceAll("\\{[a-z_]+}", "nothing-of-that-name");
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aRoleMayDoWhatItsRowsSayAndNothingElse(Role role) {
    var session = inRole(role);
    var wrong = new ArrayList<String>();
    for (var operation : described()) {
      var answer =
          SERVICE.send(
              operation.method(),
              operation.somewhere(),
              "",
              "Authorization",
              session.authorization());
      var status = answer.statusCode();
      var may = operation.permissions().isEmpty() || isOf(role, operation.permissions().getFirst());
      if ((status != NOT_PERMITTED) != may || status == NOT_SIGNED_IN || status >= FAULT_OF_OURS) {
        wrong.add("%s %s → %d".formatted(operation.method(), operation.path(), status));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyOperationSaysWhichPermissionItTakesOrThatItTakesNone() {
    assertThat(described())
        .hasSizeGreaterThan(70)
        .allSatisfy(
            operation ->
                assertThat(operation.permissions())
                    .allSatisfy(name -> assertThat(RoleTable.row(name)).isPresent()));
    // Whoever adds one that needs no permission adds it here, and says why anybody may.
    assertThat(
            described().stream()
                .filter(operation -> operation.permissions().isEmpty())
                .filter(operation -> operation.path().startsWith("/api/"))
                .map(operation -> operation.method() + " " + operation.path()))
        .containsExactlyInAnyOrder(
            "POST /api/v1/auth/login",
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/logout",
            "GET /api/v1/auth/sessions",
            "DELETE /api/v1/auth/sessions/{session_id}",
            "GET /api/v1/me",
            "PUT /api/v1/me/password",
            // Whoever holds a receipt can check it, without being let in.
            "GET /api/v1/audit/key",
            // It asks for the permission of each resource that is watched.
            "GET /api/v1/live");
  }

  private static boolean isOf(Role role, String permission) {
    return RoleTable.row(permission).orElseThrow().isOf(role);
  }

  private static Session inRole(Role role) {
    var tenant = role == Role.OPERATOR ? "platform" : SERVICE.newTenant().tenant();
    return SERVICE.newUser(tenant, "matrix-" + role.word(), role.word());
  }

  private static List<Described> described() {
    var all = new ArrayList<Described>();
    RunningService.json(SERVICE.get("/openapi.json"))
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) ->
                        all.add(
                            new Described(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                operation
                                    .path("x-permissions")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()))));
    all.sort(Comparator.comparing(Described::endsTheSession));
    return all;
  }
}
