package dev.daybook.ledger.platform.http;

import dev.daybook.contracts.Rejection.Detail;
import dev.daybook.ledger.platform.http.WatchEndpoint.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the requests to one endpoint: who asks, may they, what do they say, and then the answer.
 */
final class EndpointHandler {

  static final String API_KEY = "X-Api-Key";
  private static final String BEARER = "Bearer ";
  private static final String SIGN_IN =
      "Sign in with POST /api/v1/auth/login and send `Authorization: Bearer …`.";
  private static final Mono<Guest> NOBODY = Mono.just(new Guest(null));

  /** Whoever asks; nobody in particular on an open operation. */
  private record Guest(@Nullable Caller caller) {}

  private final Endpoint endpoint;
  private final Operation operation;
  private final Platform platform;
  private final HeadReader head;
  private final BodyReader body;
  private final Duration limit;

  /** What all endpoints share. */
  record Platform(
      Callers callers,
      Gatekeeper gatekeeper,
      InFlight inFlight,
      LastWrites lastWrites,
      AnswerWriter writer,
      HttpSettings settings) {}

  EndpointHandler(Endpoint endpoint, Platform platform) {
    var settings = platform.settings();
    this.endpoint = endpoint;
    this.operation = endpoint.operation();
    this.platform = platform;
    this.head = new HeadReader(operation, patienceUnlessSaid(operation, settings));
    this.body = new BodyReader(operation, settings.maxBodyBytes());
    this.limit = Duration.ofSeconds(settings.answerSeconds());
  }

  private static Duration patienceUnlessSaid(Operation operation, HttpSettings settings) {
    return operation.isWaitingIfAsked()
        ? Duration.ZERO
        : Duration.ofSeconds(settings.patienceSeconds());
  }

  Operation operation() {
    return operation;
  }

  Mono<Void> handle(ServerWebExchange exchange, Map<String, String> variables) {
    return guest(exchange.getRequest())
        .flatMap(guest -> call(exchange, guest.caller(), variables))
        .flatMap(call -> answer(exchange, call))
        .onErrorResume(failure -> failed(exchange, failure));
  }

  private Mono<Guest> guest(ServerHttpRequest request) {
    if (operation.isOpen()) {
      return NOBODY;
    }
    var faults = new Faults();
    var token = token(request.getHeaders(), faults);
    var problem = faults.problem();
    if (problem != null) {
      return Mono.error(problem.raise());
    }
    if (token == null) {
      return Mono.error(notSignedIn("Bearer", "").raise());
    }
    return platform
        .callers()
        .of(token)
        .map(Guest::new)
        .switchIfEmpty(Mono.error(() -> notSignedIn(token).raise()));
  }

  /** What the caller comes in with; null where that is nothing, or of another kind. */
  private static @Nullable String token(HttpHeaders headers, Faults faults) {
    var bearer = HeadReader.only(headers, HttpHeaders.AUTHORIZATION, faults);
    var key = HeadReader.only(headers, API_KEY, faults);
    if (bearer != null && key != null) {
      faults.malformed(API_KEY, "must not come with Authorization: it would not be clear who asks");
    }
    if (key != null) {
      return key.strip();
    }
    return bearer != null && bearer.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? bearer.substring(BEARER.length()).strip()
        : null;
  }

  private Problem notSignedIn(String token) {
    var why =
        platform.callers().isExpired(token)
            ? "The access token has expired. "
            : "The access token is not valid. ";
    return notSignedIn("Bearer error=\"invalid_token\"", why);
  }

  private static Problem notSignedIn(String challenge, String why) {
    return Problem.of(ErrorCodes.NOT_SIGNED_IN, why + SIGN_IN)
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }

  private Mono<Call> call(
      ServerWebExchange exchange, @Nullable Caller caller, Map<String, String> variables) {
    var request = exchange.getRequest();
    var refusal = caller == null ? null : platform.gatekeeper().refusalOf(caller, exchange);
    if (refusal != null) {
      return Mono.error(refusal.raise());
    }
    var notPermitted = caller == null ? null : Permit.refusal(operation, caller, variables);
    if (notPermitted != null) {
      return Mono.error(notPermitted.raise());
    }
    var faults = new Faults();
    var scope = caller == null ? "" : caller.tenant();
    var read =
        head.read(request.getHeaders(), request.getURI().getRawQuery(), variables, scope, faults);
    return body.bytes(request).map(bytes -> call(exchange, caller, read, bytes, faults));
  }

  /**
   * The call that a stream of its own would come from, beside others in one; null, and what is
   * wrong with it added to the faults.
   */
  @Nullable Watch watch(
      Call all,
      String resource,
      Map<String, String> variables,
      @Nullable String rawQuery,
      String field,
      List<Detail> faults) {
    var notPermitted = Permit.refusal(operation, all.caller(), variables);
    if (notPermitted != null) {
      throw notPermitted.about(resource).raise();
    }
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT, MediaRanges.LIVE);
    var found = new Faults();
    var read = head.read(headers, rawQuery, variables, all.tenant(), found);
    var problem = found.problem();
    if (problem != null) {
      problem.details().forEach(detail -> faults.add(within(field, detail)));
      return null;
    }
    return new Watch(resource, all.alone(operation, read), endpoint);
  }

  private static Detail within(String field, Detail detail) {
    return new Detail(field + "." + detail.field(), detail.message(), detail.code());
  }

  private Call call(
      ServerWebExchange exchange,
      @Nullable Caller caller,
      RequestHead read,
      byte[] bytes,
      Faults faults) {
    var record = body.read(bytes, faults);
    var problem = faults.problem();
    if (problem != null) {
      throw problem.raise();
    }
    var own = caller == null ? 0 : platform.lastWrites().of(caller);
    return new Call(
        operation,
        RequestIds.of(exchange),
        caller,
        exchange.getRequest().getRemoteAddress(),
        read,
        record,
        body.upload(exchange.getRequest()),
        once(caller, read, record),
        Math.max(own, read.minPosition()));
  }

  /** A dry run happens as often as one likes; that it is none may be said or not. */
  private @Nullable OnceKey once(@Nullable Caller caller, RequestHead read, @Nullable Record body) {
    var key = read.idempotencyKey();
    if (key == null
        || caller == null
        || Boolean.TRUE.equals(read.query().get(StandardParameters.DRY_RUN.name()))) {
      return null;
    }
    var fingerprint =
        new Digest()
            .add(operation.toString().getBytes(StandardCharsets.UTF_8))
            .add(read.path().toString().getBytes(StandardCharsets.UTF_8))
            .add(QueryReader.filters(read.query()).getBytes(StandardCharsets.UTF_8))
            .add(BodyReader.meaning(body))
            .hex();
    return new OnceKey(caller.user(), key, fingerprint);
  }

  private Mono<Void> answer(ServerWebExchange exchange, Call call) {
    var caller = call.callerIfAny();
    var work = Mono.defer(() -> endpoint.handle(call));
    var timed = operation.isCommand() ? work : work.timeout(limit);
    var once =
        caller == null ? timed : platform.inFlight().once(caller.tenant(), call.once(), timed);
    return once.switchIfEmpty(
            Mono.error(() -> new IllegalStateException(operation + " gave no answer")))
        .doOnNext(answer -> remember(call, answer))
        .flatMap(answer -> platform.writer().write(exchange, call, answer));
  }

  private void remember(Call call, Answer answer) {
    if (operation.isCommand() && answer.isSuccess() && answer.position() != null) {
      platform.lastWrites().wrote(call.caller(), answer.position());
    }
  }

  private Mono<Void> failed(ServerWebExchange exchange, Throwable failure) {
    // What fails after the first byte can only be told by a broken connection.
    if (exchange.getResponse().isCommitted()) {
      return Mono.error(failure);
    }
    var problem = Failures.problem(failure, RequestIds.of(exchange), operation);
    return platform.writer().problem(exchange, problem);
  }
}
