package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxLength;
import dev.daybook.contracts.schema.NotBlank;
import dev.daybook.eventstore.TenantConnections;
import dev.daybook.ledger.platform.command.Ids;
import dev.daybook.ledger.platform.http.Answer;
import dev.daybook.ledger.platform.http.Call;
import dev.daybook.ledger.platform.http.Endpoint;
import dev.daybook.ledger.platform.http.Operation;
import dev.daybook.ledger.platform.http.Permission;
import dev.daybook.ledger.platform.http.Problem;
import dev.daybook.ledger.platform.http.Representation;
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.projections.Row;
import dev.daybook.projections.Sql;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tenants, made by operators, who then have no business in them. */
final class TenantOperations implements Resource {

  static final Permission CREATE = new Permission("tenants:create");

  static final ErrorCode TENANT_TAKEN =
      ErrorCode.of(409, "tenant_taken", "Tenant taken", "There is a tenant of that name already.");
  static final ErrorCode NOT_A_TENANT_NAME =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "not_a_tenant_name",
          "Not the name of a tenant",
          "The name of a tenant has 1 to 63 small letters, digits and hyphens, and begins with a"
              + " letter or a digit.");

  /** Who may do everything in the new tenant. */
  record FirstOwner(
      @NotBlank @MaxLength(100) @Example("owner") String username,
      @MaxLength(200)
          @Example("four words by chance")
          @Describe("At least 12 characters, and none of the most common ones.")
          String password) {

    /** Without the password. */
    @Override
    public String toString() {
      return "FirstOwner[" + username + "]";
    }
  }

  /** A tenant to be made. */
  record NewTenant(
      @NotBlank @MaxLength(63) @Example("elm-street-4") @Describe("What its users sign in by.")
          String name,
      @Describe("What amounts are in where nobody says it.") Currency baseCurrency,
      @Example("Europe/Berlin") @Describe("Of the IANA database.") ZoneId timeZone,
      FirstOwner owner) {}

  private static final String TAG = "tenants";
  private static final String ALL = "/tenants";
  private static final String ONE = "/tenants/{tenant}";

  private static final Operation MAKE =
      Operation.post(ALL, "Make a tenant")
          .tag(TAG)
          .description(
              "With the first user, who has the role `owner` there and adds the others. The operator"
                  + " who makes it can't look into it.")
          .needs(CREATE)
          .body(NewTenant.class)
          .creates(TenantView.class)
          .refuses(
              TENANT_TAKEN,
              NOT_A_TENANT_NAME,
              UserErrors.NOT_A_USERNAME,
              PasswordRules.TOO_SHORT,
              PasswordRules.TOO_COMMON,
              SignIn.TOO_MANY_SIGN_INS);

  private static final String INSERT =
      "SELECT daybook.add_tenant($1, $2, $3, $4, $5, $6) AS outcome";
  private static final String FIND =
      "SELECT tenant, base_currency, time_zone, created_at, total FROM daybook.tenants($1, $2, $3)";
  private static final String ALL_NAMES = "";

  private final TenantConnections connections;
  private final NewPasswords passwords;
  private final IdentityWriting writing;
  private final Ids ids;

  TenantOperations(
      TenantConnections connections, NewPasswords passwords, IdentityWriting writing, Ids ids) {
    this.connections = connections;
    this.passwords = passwords;
    this.writing = writing;
    this.ids = ids;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(MAKE, writing.unlessRepeated(this::make)),
        Endpoint.of(
            Operation.get(ALL, "List tenants")
                .tag(TAG)
                .description("All tenants of the installation by their names.")
                .needs(CREATE)
                .lists(TenantView.class),
            this::list),
        Endpoint.of(
            Operation.get(ONE, "Show a tenant")
                .tag(TAG)
                .description("What was said when it was made; nothing of its business.")
                .needs(CREATE)
                .returns(TenantView.class),
            call ->
                found(call, call.path("tenant"), 0, 1)
                    .concatMap(found -> Mono.justOrEmpty(found.tenant()))
                    .next()
                    .map(Answer::ok)
                    .switchIfEmpty(
                        Mono.fromSupplier(
                            () -> Answer.notFound("There is no tenant of that name.")))));
  }

  /**
   * One of those in the part of the list that is asked for.
   *
   * @param tenant null where none are in it
   */
  private record Found(@Nullable TenantView tenant, long total) {
    static Found of(Row row) {
      return new Found(
          row.textOrNull("tenant") == null ? null : TenantView.of(row), row.number("total"));
    }
  }

  private Flux<Found> found(Call call, String name, long skipped, int atMost) {
    return connections.use(
        call.tenant(), connection -> Sql.query(connection, FIND, Found::of, name, skipped, atMost));
  }

  private Mono<Answer> list(Call call) {
    if (call.wants() == Representation.LINES) {
      return Mono.just(
          Answer.lines(
              found(call, ALL_NAMES, 0, Integer.MAX_VALUE)
                  .concatMap(found -> Mono.justOrEmpty(found.tenant()))));
    }
    return found(call, ALL_NAMES, call.page().skip(), call.page().limit())
        .collectList()
        .map(
            page ->
                Answer.page(
                    call.page(),
                    page.stream().flatMap(found -> Stream.ofNullable(found.tenant())).toList(),
                    page.getFirst().total()));
  }

  private Mono<Answer> make(Call call) {
    var body = call.body(NewTenant.class);
    var owner = new Account(body.name(), body.owner().username());
    var faults =
        new ArrayList<Detail>(passwords.faults(body.owner().password(), owner, "owner.password"));
    if (!new Account(body.name(), "owner").isPossible()) {
      faults.add(
          new Detail("name", "must be of small letters, digits and -", NOT_A_TENANT_NAME.code()));
    }
    if (!new Account("demo", body.owner().username()).isPossible()) {
      faults.add(
          new Detail(
              "owner.username",
              "must be of letters, digits and . @ _ + -",
              UserErrors.NOT_A_USERNAME.code()));
    }
    return Refusals.of(
            faults,
            List.of(
                NOT_A_TENANT_NAME,
                UserErrors.NOT_A_USERNAME,
                PasswordRules.TOO_SHORT,
                PasswordRules.TOO_COMMON))
        .map(problem -> Mono.just(Answer.problem(problem)))
        .orElseGet(
            () ->
                passwords
                    .hashed(body.owner().password(), call)
                    .flatMap(hash -> made(call, owner, hash)));
  }

  private Mono<Answer> made(Call call, Account owner, String hash) {
    var body = call.body(NewTenant.class);
    return writing.once(
        call,
        connection ->
            Sql.query(
                    connection,
                    INSERT,
                    row -> row.text("outcome"),
                    owner.tenant(),
                    body.baseCurrency().getCurrencyCode(),
                    body.timeZone().getId(),
                    ids.next(),
                    owner.username(),
                    hash)
                .single()
                .flatMap(
                    outcome ->
                        outcome.equals("done")
                            ? Sql.query(connection, FIND, TenantView::of, owner.tenant(), 0L, 1)
                                .single()
                                .map(row -> Answer.created("/tenants/" + row.name(), row))
                            : Mono.just(
                                Answer.problem(
                                    Problem.of(
                                        TENANT_TAKEN,
                                        "There is a tenant %s already."
                                            .formatted(owner.tenant()))))));
  }
}
