package dev.daybook.ledger.platform.identity;

import static dev.daybook.ledger.platform.identity.UserErrors.BEYOND_OWN;
import static dev.daybook.ledger.platform.identity.UserErrors.LAST_HEAD;
import static dev.daybook.ledger.platform.identity.UserErrors.NOT_A_USERNAME;
import static dev.daybook.ledger.platform.identity.UserErrors.NO_SUCH_OWNER;
import static dev.daybook.ledger.platform.identity.UserErrors.TOO_MANY;
import static dev.daybook.ledger.platform.identity.UserErrors.UNKNOWN_ROLE;
import static dev.daybook.ledger.platform.identity.UserErrors.USERNAME_TAKEN;
import static java.util.Objects.requireNonNullElse;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxItems;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.ErrorCodes;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.projections.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who works in a tenant. Nobody makes anybody, or touches anybody, who may do more than oneself.
 */
final class Users implements Resource {

  static final Permission READ = new Permission("users:read");
  static final Permission MANAGE = new Permission("users:manage");

  static final int AT_MOST = 1_000;

  /** Somebody to be added. */
  record NewUser(
      @NotBlank @MaxLength(100) @Example("ada") @Describe("What the user signs in by.")
          String username,
      @MaxLength(200)
          @Example("four words by chance")
          @Describe("At least 12 characters, and none of the most common ones.")
          String password,
      @MaxItems(20) @Describe("Of those that `GET /roles` lists.") List<String> roles,
      @Nullable @Describe("The owner of the community whom the user is; a member needs it.")
          UUID ownerId) {

    /** Without the password. */
    @Override
    public String toString() {
      return "NewUser[%s, %s, %s]".formatted(username, roles, ownerId);
    }
  }

  /** What changes about somebody. */
  record UserChanges(
      @Nullable
          @MaxLength(200)
          @Example("four other words by chance")
          @Describe("A new password, for a user who has lost the old one.")
          String password,
      @Nullable @MaxItems(20) @Describe("All roles that the user has from now on.")
          List<String> roles,
      @Nullable @Describe("The owner of the community whom the user is.") Optional<UUID> ownerId) {

    /** Without the password. */
    @Override
    public String toString() {
      return "UserChanges[%s, %s]".formatted(roles, ownerId);
    }
  }

  private static final String TAG = "users";
  private static final String ALL = "/users";
  private static final String ONE = "/users/{user_id}";

  private static final Operation ADD =
      Operation.post(ALL, "Add a user")
          .tag(TAG)
          .description(
              "The user signs in with the password that is given here, and changes it with `PUT"
                  + " /me/password`. Nobody gives a role that allows more than they may do"
                  + " themselves.")
          .needs(MANAGE)
          .body(NewUser.class)
          .creates(UserView.class)
          .refuses(
              USERNAME_TAKEN,
              TOO_MANY,
              BEYOND_OWN,
              NOT_A_USERNAME,
              UNKNOWN_ROLE,
              NO_SUCH_OWNER,
              PasswordRules.TOO_SHORT,
              PasswordRules.TOO_COMMON,
              SignIn.TOO_MANY_SIGN_INS);

  private static final Operation CHANGE =
      Operation.patch(ONE, "Change a user")
          .tag(TAG)
          .description(
              "Access tokens from before the change are refused within about a second; the user"
                  + " gets others by the refresh token, and after a new password only by signing in."
                  + " The last owner stays one.")
          .needs(MANAGE)
          .body(UserChanges.class)
          .returns(UserView.class)
          .refuses(
              LAST_HEAD,
              BEYOND_OWN,
              UNKNOWN_ROLE,
              NO_SUCH_OWNER,
              ErrorCodes.CONFLICT,
              PasswordRules.TOO_SHORT,
              PasswordRules.TOO_COMMON,
              SignIn.TOO_MANY_SIGN_INS);

  private static final Operation REMOVE =
      Operation.delete(ONE, "Remove a user")
          .tag(TAG)
          .description(
              "Ends all sessions of the user. Histories go on naming who did something. Another"
                  + " user may get the name afterwards.")
          .needs(MANAGE)
          .refuses(LAST_HEAD, BEYOND_OWN, ErrorCodes.CONFLICT);

  private static final String INSERT =
      "SELECT daybook.add_user($1, $2, $3, $4, nullif($5, '')::uuid, $6) AS outcome";
  private static final String UPDATE =
      "SELECT daybook.change_user($1, $2, nullif($3, ''), $4, nullif($5, '')::uuid) AS outcome";
  private static final String DELETE = "SELECT daybook.remove_user($1, $2) AS outcome";

  private final UserQueries users;
  private final TenantRoleQueries roles;
  private final Accounts accounts;
  private final OwnersOfTenant owners;
  private final NewPasswords passwords;
  private final IdentityWriting writing;
  private final Ids ids;

  Users(
      UserQueries users,
      TenantRoleQueries roles,
      Accounts accounts,
      OwnersOfTenant owners,
      NewPasswords passwords,
      IdentityWriting writing,
      Ids ids) {
    this.users = users;
    this.roles = roles;
    this.accounts = accounts;
    this.owners = owners;
    this.passwords = passwords;
    this.writing = writing;
    this.ids = ids;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(ADD, writing.unlessRepeated(this::add)),
        Endpoint.of(CHANGE, writing.unlessRepeated(this::change)),
        Endpoint.of(REMOVE, writing.unlessRepeated(this::remove)),
        Endpoint.of(
            Operation.get(ONE, "Show a user")
                .tag(TAG)
                .description("The name and the roles of one user of the tenant.")
                .needs(READ)
                .returns(UserView.class),
            call ->
                users
                    .one(call.tenant(), id(call))
                    .map(Answer::ok)
                    .switchIfEmpty(Mono.fromSupplier(() -> missing(call)))),
        Endpoint.of(
            Operation.get(ALL, "List users")
                .tag(TAG)
                .description("All users of the tenant by their names, without those removed.")
                .needs(READ)
                .lists(UserView.class),
            call -> users.all(call.tenant()).map(rows -> Rows.answer(call, rows))));
  }

  private static UUID id(Call call) {
    return call.pathId("user_id", id -> id);
  }

  private static Answer missing(Call call) {
    return Answer.notFound("There is no user %s.".formatted(id(call)));
  }

  private Mono<Answer> add(Call call) {
    var body = call.body(NewUser.class);
    var account = new Account(call.tenant(), body.username());
    var faults = new ArrayList<Detail>(passwords.faults(body.password(), account, "password"));
    if (!account.isPossible()) {
      faults.add(
          new Detail(
              "username", "must be of letters, digits and . @ _ + -", NOT_A_USERNAME.code()));
    }
    return asked(call, body.roles(), body.ownerId())
        .flatMap(
            asked -> {
              faults.addAll(asked.faults());
              return refused(call, faults, asked.granted())
                  .switchIfEmpty(Mono.defer(() -> add(call, body, account)));
            });
  }

  private Mono<Answer> add(Call call, NewUser body, Account account) {
    var id = ids.next();
    return passwords
        .hashed(body.password(), call)
        .flatMap(
            hash ->
                writing.once(
                    call,
                    connection ->
                        Sql.query(
                                connection,
                                INSERT,
                                row -> row.text("outcome"),
                                id,
                                account.username(),
                                hash,
                                sorted(body.roles()),
                                text(body.ownerId()),
                                AT_MOST)
                            .single()
                            .flatMap(
                                outcome ->
                                    switch (outcome) {
                                      case "done" ->
                                          UserQueries.one(connection, call.tenant(), id)
                                              .map(row -> Answer.created("/users/" + id, row));
                                      case "taken" -> Mono.just(taken(account));
                                      default -> Mono.just(full());
                                    })));
  }

  private static Answer taken(Account account) {
    return Answer.problem(
        Problem.of(USERNAME_TAKEN, "There is a user %s already.".formatted(account.username())));
  }

  private static Answer full() {
    return Answer.problem(
        Problem.of(TOO_MANY, "The tenant has %d users, as many as it may.".formatted(AT_MOST)));
  }

  private Mono<Answer> change(Call call) {
    return accounts
        .find(call.tenant(), id(call))
        .flatMap(account -> change(call, account))
        .switchIfEmpty(Mono.fromSupplier(() -> missing(call)));
  }

  private Mono<Answer> change(Call call, UserAccount account) {
    var body = call.body(UserChanges.class);
    var faults = new ArrayList<Detail>();
    if (body.password() != null) {
      var of = new Account(call.tenant(), account.username());
      faults.addAll(passwords.faults(body.password(), of, "password"));
    }
    return Mono.zip(
            users.one(call.tenant(), account.id()),
            asked(
                call,
                requireNonNullElse(body.roles(), List.of()),
                body.ownerId() == null ? null : body.ownerId().orElse(null)))
        .flatMap(
            found -> {
              var asked = found.getT2();
              faults.addAll(asked.faults());
              var touched = new HashSet<>(account.permissions());
              touched.addAll(asked.granted());
              return refused(call, faults, touched)
                  .switchIfEmpty(Mono.defer(() -> change(call, body, account, found.getT1())));
            });
  }

  private Mono<Answer> change(Call call, UserChanges body, UserAccount account, UserView before) {
    var roles = requireNonNullElse(body.roles(), before.roles());
    var owner = body.ownerId() == null ? before.ownerId() : body.ownerId().orElse(null);
    var hashed = body.password() == null ? Mono.just("") : passwords.hashed(body.password(), call);
    return hashed.flatMap(
        hash ->
            writing.once(
                call,
                connection ->
                    Sql.query(
                            connection,
                            UPDATE,
                            row -> row.text("outcome"),
                            account.id(),
                            account.accessVersion(),
                            hash,
                            sorted(roles),
                            text(owner))
                        .single()
                        .flatMap(
                            outcome ->
                                outcome.equals("done")
                                    ? UserQueries.one(connection, call.tenant(), account.id())
                                        .map(Answer::ok)
                                    : Mono.just(notDone(outcome)))));
  }

  private Mono<Answer> remove(Call call) {
    return accounts
        .find(call.tenant(), id(call))
        .flatMap(
            account ->
                refused(call, List.of(), account.permissions())
                    .switchIfEmpty(
                        Mono.defer(
                            () ->
                                writing.once(
                                    call,
                                    connection ->
                                        Sql.query(
                                                connection,
                                                DELETE,
                                                row -> row.text("outcome"),
                                                account.id(),
                                                account.accessVersion())
                                            .single()
                                            .map(
                                                outcome ->
                                                    outcome.equals("done")
                                                        ? Answer.nothing()
                                                        : notDone(outcome))))))
        .switchIfEmpty(Mono.fromSupplier(() -> missing(call)));
  }

  private static Answer notDone(String outcome) {
    return Answer.problem(
        outcome.equals("last")
            ? Problem.of(LAST_HEAD, "The user is the last who may do everything here.")
            : Problem.of(ErrorCodes.CONFLICT, "The user was changed by others at the same time."));
  }

  /**
   * What is asked about somebody's roles.
   *
   * @param granted all permissions that come with them
   */
  private record Asked(List<Detail> faults, Set<Permission> granted) {}

  private Mono<Asked> asked(Call call, List<String> words, @Nullable UUID ownerId) {
    var known = ownerId == null ? Mono.just(true) : owners.has(call.tenant(), ownerId);
    return Mono.zip(roles.byName(call.tenant()), known)
        .map(
            found -> {
              var faults = new ArrayList<Detail>();
              var granted = new HashSet<Permission>();
              for (var i = 0; i < words.size(); i++) {
                var role = found.getT1().get(words.get(i));
                if (role == null) {
                  faults.add(
                      new Detail("roles[%d]".formatted(i), "is no role here", UNKNOWN_ROLE.code()));
                } else {
                  granted.addAll(role);
                }
              }
              if (!found.getT2()) {
                faults.add(
                    new Detail("owner_id", "is no owner of the tenant", NO_SUCH_OWNER.code()));
              }
              return new Asked(faults, granted);
            });
  }

  /** Why not, if there is a reason; empty where there is none. */
  private static Mono<Answer> refused(Call call, List<Detail> faults, Set<Permission> touched) {
    return Refusals.of(
            faults,
            List.of(
                NOT_A_USERNAME,
                UNKNOWN_ROLE,
                NO_SUCH_OWNER,
                PasswordRules.TOO_SHORT,
                PasswordRules.TOO_COMMON))
        .or(() -> Refusals.beyond(call.caller(), touched))
        .map(problem -> Mono.just(Answer.problem(problem)))
        .orElseGet(Mono::empty);
  }

  private static String[] sorted(List<String> roles) {
    return roles.stream().distinct().sorted().toArray(String[]::new);
  }

  private static String text(@Nullable UUID id) {
    return id == null ? "" : id.toString();
  }
}
