package dev.daybook.ledger.platform.identity;

import dev.daybook.contracts.ErrorCode;
import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.contracts.schema.Describe;
import dev.daybook.contracts.schema.Example;
import dev.daybook.contracts.schema.MaxItems;
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
import dev.daybook.ledger.platform.http.Resource;
import dev.daybook.projections.Sql;
import io.r2dbc.spi.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What programs come in with: each key is for as much as it needs, and for a time. */
final class ApiKeys implements Resource {

  static final Permission READ = new Permission("api-keys:read");
  static final Permission MANAGE = new Permission("api-keys:manage");

  private static final int AT_MOST = 100;
  private static final Duration UNLESS_SAID = Duration.ofDays(90);
  private static final Duration LONGEST = Duration.ofDays(366);

  static final ErrorCode KEY_NAME_TAKEN =
      ErrorCode.of(
          409,
          "key_name_taken",
          "Name of a key taken",
          "Another API key of the tenant has that name, and has not ended.");
  static final ErrorCode NOT_FOR_KEYS =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "not_for_keys",
          "Not for API keys",
          "The permission lets others in or gives them more: only persons have it.");
  static final ErrorCode EXPIRY_OUT_OF_RANGE =
      ErrorCode.of(
          ErrorCode.UNACCEPTABLE,
          "expiry_out_of_range",
          "Expiry out of range",
          "An API key expires after now, and within 366 days.");

  /** A key to be made. */
  record NewApiKey(
      @NotBlank @MaxLength(100) @Example("bank import") @Describe("What it is for.") String name,
      @MaxItems(100) @Describe("What the program may do, as operations name it.")
          List<String> permissions,
      @Nullable @Describe("From when on it is refused: within 366 days, and 90 days unless said.")
          Instant expiresAt) {}

  /** A key, this once with what the program has to send. */
  record MadeApiKey(
      UUID id,
      @Example("bank import") String name,
      List<String> permissions,
      @Describe("From then on it is refused.") Instant expiresAt,
      @Nullable
          @Example("dbk_4fU1…")
          @Describe(
              "To be sent as `Authorization: Bearer …` or as `X-Api-Key`. It is shown this once: a"
                  + " repetition of the request says null.")
          String key) {

    MadeApiKey withoutKey() {
      return new MadeApiKey(id, name, permissions, expiresAt, null);
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "MadeApiKey[" + id + "]";
    }
  }

  private static final String TAG = "api-keys";
  private static final String ALL = "/api-keys";
  private static final String ONE = "/api-keys/{api_key_id}";

  private static final Operation MAKE =
      Operation.post(ALL, "Make an API key")
          .tag(TAG)
          .description(
              "The key is shown in this answer and never again; only its digest is kept. Nobody"
                  + " gives a key more than they may do themselves, and no key lets others in. A key"
                  + " belongs to the tenant: it goes on when whoever made it has left.")
          .needs(MANAGE)
          .body(NewApiKey.class)
          .creates(MadeApiKey.class)
          .refuses(
              KEY_NAME_TAKEN,
              UserErrors.TOO_MANY,
              UserErrors.BEYOND_OWN,
              NOT_FOR_KEYS,
              EXPIRY_OUT_OF_RANGE,
              PermissionNames.UNKNOWN_PERMISSION);

  private static final Operation END =
      Operation.delete(ONE, "End an API key")
          .tag(TAG)
          .description("It is refused on every node within about two seconds, and for good.")
          .needs(MANAGE);

  private static final String INSERT =
      "SELECT daybook.add_api_key($1, $2, $3, $4, $5, $6, $7) AS outcome";
  private static final String DELETE = "SELECT daybook.end_api_key($1) AS ended";
  private static final String FIND =
      """
      SELECT id, name, permissions, created_by, created_at, expires_at
      FROM daybook.api_key
      WHERE tenant = $1 AND ended_at IS NULL AND expires_at > clock_timestamp()
      """;
  private static final String FIND_ALL = FIND + "ORDER BY name";
  private static final String FIND_ONE = FIND + "AND id = $2";

  private final TenantConnections connections;
  private final IdentityWriting writing;
  private final EndedAccess ended;
  private final Ids ids;
  private final Clock clock;

  ApiKeys(
      TenantConnections connections,
      IdentityWriting writing,
      EndedAccess ended,
      Ids ids,
      Clock clock) {
    this.connections = connections;
    this.writing = writing;
    this.ended = ended;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.of(MAKE, writing.unlessRepeated(this::make)),
        Endpoint.of(END, writing.unlessRepeated(this::end)),
        Endpoint.of(
            Operation.get(ALL, "List API keys")
                .tag(TAG)
                .description("All keys of the tenant that are good, by their names.")
                .needs(READ)
                .lists(ApiKeyView.class),
            call -> all(call.tenant()).map(rows -> Rows.answer(call, rows))),
        Endpoint.of(
            Operation.get(ONE, "Show an API key")
                .tag(TAG)
                .description("What a key is for, and what it allows; not the key.")
                .needs(READ)
                .returns(ApiKeyView.class),
            call ->
                connections
                    .use(
                        call.tenant(),
                        connection ->
                            Sql.query(
                                connection, FIND_ONE, ApiKeyView::of, call.tenant(), id(call)))
                    .singleOrEmpty()
                    .map(Answer::ok)
                    .switchIfEmpty(Mono.fromSupplier(() -> missing(call)))));
  }

  private static UUID id(Call call) {
    return call.pathId("api_key_id", id -> id);
  }

  private static Answer missing(Call call) {
    return Answer.notFound("There is no API key %s.".formatted(id(call)));
  }

  private Mono<List<ApiKeyView>> all(String tenant) {
    return connections.list(
        tenant, connection -> Sql.query(connection, FIND_ALL, ApiKeyView::of, tenant));
  }

  private Mono<Answer> make(Call call) {
    var body = call.body(NewApiKey.class);
    var now = clock.instant();
    var expiry = body.expiresAt() == null ? now.plus(UNLESS_SAID) : body.expiresAt();
    var faults = new ArrayList<Detail>(PermissionNames.faults(body.permissions()));
    for (var i = 0; i < body.permissions().size(); i++) {
      if (RoleTable.row(body.permissions().get(i))
          .filter(RoleTable.Row::decidesOnAccess)
          .isPresent()) {
        faults.add(
            new Detail(
                "permissions[%d]".formatted(i), "is for persons alone", NOT_FOR_KEYS.code()));
      }
    }
    if (!expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST))) {
      faults.add(
          new Detail(
              "expires_at",
              "must be after now, and within %d days".formatted(LONGEST.toDays()),
              EXPIRY_OUT_OF_RANGE.code()));
    }
    return Refusals.of(
            faults, List.of(NOT_FOR_KEYS, EXPIRY_OUT_OF_RANGE, PermissionNames.UNKNOWN_PERMISSION))
        .or(() -> Refusals.beyond(call.caller(), PermissionNames.of(body.permissions())))
        .map(problem -> Mono.just(Answer.problem(problem)))
        .orElseGet(() -> make(call, body, expiry));
  }

  private Mono<Answer> make(Call call, NewApiKey body, Instant expiry) {
    var key = Secret.generate(Secret.API_KEY);
    var made =
        new MadeApiKey(
            ids.next(),
            body.name().strip(),
            List.of(PermissionNames.sorted(body.permissions())),
            expiry,
            key.text());
    return writing.once(
        call,
        connection -> insert(connection, call, made, key.digest()),
        answer -> Answer.created(path(made), made.withoutKey()));
  }

  private static String path(MadeApiKey made) {
    return "/api-keys/" + made.id();
  }

  private static Mono<Answer> insert(
      Connection connection, Call call, MadeApiKey made, String digest) {
    return Sql.query(
            connection,
            INSERT,
            row -> row.text("outcome"),
            made.id(),
            made.name(),
            digest,
            made.permissions().toArray(String[]::new),
            UUID.fromString(call.caller().user()),
            made.expiresAt(),
            AT_MOST)
        .single()
        .map(
            outcome ->
                switch (outcome) {
                  case "done" ->
                      Answer.created(path(made), made).header("Cache-Control", "no-store");
                  case "taken" ->
                      Answer.problem(
                          Problem.of(
                              KEY_NAME_TAKEN,
                              "There is an API key %s already.".formatted(made.name())));
                  default ->
                      Answer.problem(
                          Problem.of(
                              UserErrors.TOO_MANY,
                              "The tenant has %d API keys, as many as it may.".formatted(AT_MOST)));
                });
  }

  private Mono<Answer> end(Call call) {
    var id = id(call);
    return writing
        .once(
            call,
            connection ->
                Sql.query(connection, DELETE, row -> row.truth("ended"), id)
                    .single()
                    .map(was -> was ? Answer.nothing() : missing(call)))
        .doOnNext(
            answer -> {
              if (answer.isSuccess()) {
                ended.add(id);
              }
            });
  }
}
