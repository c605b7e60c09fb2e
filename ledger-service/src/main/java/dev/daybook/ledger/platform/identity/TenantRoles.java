package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.projections.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Sets of permissions that a tenant names itself. */
final class TenantRoles implements Resource {

  static final Permission READ = new Permission("roles:read");
  static final Permission MANAGE = new Permission("roles:manage");

  private static final int AT_MOST = 50;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  static final ErrorCode BUILT_IN_ROLE =
      ErrorCode.of(
          409,
          "built_in_role",
          "A role that every tenant has",
          "This role is the same in every tenant, and can't be defined anew or removed. Define one of"
              + " another name.");
  static final ErrorCode NOT_A_ROLE_NAME =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "not_a_role_name",
          "Not the name of a role",
          "The name of a role has 1 to 63 small letters, digits and hyphens, and begins with a"
              + " letter.");

  /** What a role allows. */
  record Definition(
      @MaxItems(100) @Describe("All that whoever has the role may do, as operations name it.")
          List<String> permissions) {}

  private static final String TAG = "roles";
  private static final String ONE = "/roles/{role}";

  private static final Operation DEFINE =
      Operation.put(ONE, "Define a role")
          .tag(TAG)
          .description(
              "A role of the tenant's own, new or instead of the one of that name: a set of"
                  + " permissions. Users who have it may do from now on what it says now, with the"
                  + " next access token. Nobody puts more into a role than they may do themselves.")
          .needs(MANAGE)
          .body(Definition.class)
          .returns(RoleView.class)
          .refuses(
              BUILT_IN_ROLE,
              UserErrors.TOO_MANY,
              UserErrors.BEYOND_OWN,
              NOT_A_ROLE_NAME,
              PermissionNames.UNKNOWN_PERMISSION);

  private static final Operation REMOVE =
      Operation.delete(ONE, "Remove a role")
          .tag(TAG)
          .description("Only a role that no user has; the others have to be given another first.")
          .needs(MANAGE)
          .refuses(BUILT_IN_ROLE, UserErrors.BEYOND_OWN, ErrorCode.IN_USE);

  private static final String DEFINE_ROLE = "SELECT daybook.define_role($1, $2, $3) AS outcome";
  private static final String REMOVE_ROLE = "SELECT daybook.remove_role($1) AS outcome";

  private final TenantRoleQueries roles;
  private final IdentityWriting writing;

  TenantRoles(TenantRoleQueries roles, IdentityWriting writing) {
    this.roles = roles;
    this.writing = writing;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(DEFINE, writing.unlessRepeated(this::define)),
        Endpoint.of(REMOVE, writing.unlessRepeated(this::remove)),
        Endpoint.of(
            Operation.get("/roles", "List roles")
                .tag(TAG)
                .description(
                    "Those that every tenant has, then the tenant's own, with what each allows.")
                .needs(READ)
                .lists(RoleView.class),
            call -> roles.all(call.tenant()).map(rows -> Rows.answer(call, rows))),
        Endpoint.of(
            Operation.get(ONE, "Show a role")
                .tag(TAG)
                .description("What the role of that name allows.")
                .needs(READ)
                .returns(RoleView.class),
            call ->
                roles
                    .all(call.tenant())
                    .map(
                        rows ->
                            rows.stream()
                                .filter(role -> role.name().equals(name(call)))
                                .findFirst()
                                .map(Answer::ok)
                                .orElseGet(() -> missing(call)))));
  }

  private static String name(Call call) {
    return call.path("role");
  }

  private static Answer missing(Call call) {
    return Answer.notFound("There is no role of that name.");
  }

  private static Answer builtIn(Call call) {
    return Answer.problem(
        Problem.of(BUILT_IN_ROLE, "Every tenant has the role %s.".formatted(name(call))));
  }

  private Mono<Answer> define(Call call) {
    if (Role.ofWord(name(call)).isPresent()) {
      return Mono.just(builtIn(call));
    }
    var permissions = call.body(Definition.class).permissions();
    return roles
        .byName(call.tenant())
        .flatMap(
            known -> {
              var faults = new ArrayList<Detail>(PermissionNames.faults(permissions));
              if (!NAME.matcher(name(call)).matches()) {
                faults.add(
                    new Detail(
                        "role", "must be of small letters, digits and -", NOT_A_ROLE_NAME.code()));
              }
              var touched = new HashSet<>(PermissionNames.of(permissions));
              touched.addAll(known.getOrDefault(name(call), Set.of()));
              return Refusals.of(
                      faults, List.of(NOT_A_ROLE_NAME, PermissionNames.UNKNOWN_PERMISSION))
                  .or(() -> Refusals.beyond(call.caller(), touched))
                  .map(problem -> Mono.just(Answer.problem(problem)))
                  .orElseGet(() -> define(call, PermissionNames.sorted(permissions)));
            });
  }

  private Mono<Answer> define(Call call, String[] permissions) {
    return writing.once(
        call,
        connection ->
            Sql.query(
                    connection,
                    DEFINE_ROLE,
                    row -> row.text("outcome"),
                    name(call),
                    permissions,
                    AT_MOST)
                .single()
                .map(
                    outcome ->
                        outcome.equals("done")
                            ? Answer.ok(new RoleView(name(call), List.of(permissions), false))
                            : Answer.problem(
                                Problem.of(
                                    UserErrors.TOO_MANY,
                                    "The tenant has %d roles of its own, as many as it may."
                                        .formatted(AT_MOST)))));
  }

  private Mono<Answer> remove(Call call) {
    if (Role.ofWord(name(call)).isPresent()) {
      return Mono.just(builtIn(call));
    }
    return roles
        .byName(call.tenant())
        .flatMap(
            known ->
                Refusals.beyond(call.caller(), known.getOrDefault(name(call), Set.of()))
                    .map(problem -> Mono.just(Answer.problem(problem)))
                    .orElseGet(() -> removed(call)));
  }

  private Mono<Answer> removed(Call call) {
    return writing.once(
        call,
        connection ->
            Sql.query(connection, REMOVE_ROLE, row -> row.text("outcome"), name(call))
                .single()
                .map(
                    outcome ->
                        switch (outcome) {
                          case "done" -> Answer.nothing();
                          case "used" ->
                              Answer.problem(
                                  Problem.of(ErrorCode.IN_USE, "There are users in this role."));
                          default -> missing(call);
                        }));
  }
}
