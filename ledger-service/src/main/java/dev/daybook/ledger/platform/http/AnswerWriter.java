package dev.daybook.ledger.platform.http;

import dev.daybook.ledger.platform.http.Answer.Content;
import dev.daybook.ledger.platform.http.WatchEndpoint.About;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** Writes answers: the only place that knows how their content becomes bytes. */
final class AnswerWriter {

  static final String POSITION = "Daybook-Position";
  private static final String JSON = "application/json";

  /** What an answer may look different for; whether it is compressed, the server decides. */
  private static final String VARY = "Accept, Accept-Encoding";

  private final LiveStreams streams;
  private final AnswerRoom room;
  private final Clock clock;
  private final Tables tables = new Tables();

  AnswerWriter(LiveStreams streams, AnswerRoom room, Clock clock) {
    this.streams = streams;
    this.room = room;
    this.clock = clock;
  }

  /** A success or a refusal of an operation. */
  Mono<Void> write(ServerWebExchange exchange, Call call, Answer answer) {
    return call.asTable() && answer.isSuccess()
        ? table(exchange, call, answer)
        : asItIs(exchange, call, answer);
  }

  private Mono<Void> table(ServerWebExchange exchange, Call call, Answer answer) {
    var operation = call.operation();
    var lines = tables.lines(operation, answer.content());
    return lines(
        exchange,
        answer.header(HttpHeaders.CONTENT_DISPOSITION, Answer.attachment(operation.fileName())),
        MediaRanges.TABLE,
        Lines.ofEach(streams.counted(call, lines), failure -> unsaid(call, failure)));
  }

  /** A table has no line for it: the connection breaks. */
  private static byte[] unsaid(Call call, Throwable failure) {
    Failures.problem(failure, call.requestId(), call.operation());
    return new byte[0];
  }

  private Mono<Void> asItIs(ServerWebExchange exchange, Call call, Answer answer) {
    return switch (answer.content()) {
      case Content.Nothing() -> head(exchange, answer).setComplete();
      case Content.One(var data) -> entity(exchange, call, answer, out -> Envelopes.one(data, out));
      case Content.Written(var json) -> entity(exchange, answer, JSON, whole(json));
      case Content.Excerpt excerpt ->
          entity(
              exchange,
              call,
              answer,
              out -> Envelopes.excerpt(enveloped(call, excerpt, answer.position()), out));
      case Content.Noted(var data, var meta) ->
          entity(
              exchange, call, answer, out -> Envelopes.noted(new Envelopes.Noted(data, meta), out));
      case Content.Many many ->
          entity(
              exchange,
              call,
              answer,
              out -> Envelopes.many(enveloped(call, many, answer.position()), out));
      case Content.Raw(var type, var bytes) -> entity(exchange, answer, type, whole(bytes));
      case Content.File(var type, var parts) -> file(exchange, call, answer, type, parts);
      case Content.Failed(var problem) -> refused(exchange, answer, problem);
      case Content.Lines(var rows) ->
          lines(
              exchange,
              answer,
              MediaRanges.LINES,
              Lines.of(streams.counted(call, rows), lastLine(call)));
      case Content.WrittenLines(var pieces) ->
          lines(
              exchange,
              answer,
              MediaRanges.LINES,
              Lines.ofWritten(streams.counted(call, pieces), lastLine(call)));
      case Content.Live(var messages) -> live(exchange, call, answer, messages);
    };
  }

  /** What is not there was not there at a position, either: later there may be. */
  private Mono<Void> refused(ServerWebExchange exchange, Answer answer, Problem problem) {
    if (answer.position() != null) {
      exchange.getResponse().getHeaders().set(POSITION, Long.toString(answer.position()));
    }
    return problem(exchange, problem);
  }

  /** An error, in the form that {@code Accept} asks for. */
  Mono<Void> problem(ServerWebExchange exchange, Problem problem) {
    var response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
    response.getHeaders().set(HttpHeaders.VARY, VARY);
    problem.headers().forEach(response.getHeaders()::set);
    var accept = MediaRanges.of(exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT));
    var id = RequestIds.of(exchange);
    var written =
        accept != null && accept.wantsProblems()
            ? bytes(exchange, MediaRanges.PROBLEM, whole(Envelopes.problem(problem, id)))
            : bytes(exchange, JSON, whole(Envelopes.failed(problem, id)));
    return Mono.defer(() -> isCut(exchange) ? Mono.empty() : written);
  }

  /** Whether the server has answered by itself, because what came of the body was no HTTP. */
  private static boolean isCut(ServerWebExchange exchange) {
    HttpServerResponse response =
        ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
    return response.hasSentHeaders();
  }

  private Envelopes.Excerpt enveloped(Call call, Content.Excerpt excerpt, @Nullable Long position) {
    return new Envelopes.Excerpt(
        excerpt.data(),
        meta(call, excerpt.paging(), excerpt.shown(), excerpt.total(), position, null));
  }

  private Envelopes.Many enveloped(Call call, Content.Many many, @Nullable Long position) {
    return new Envelopes.Many(
        many.rows(),
        meta(
            call,
            many.paging(),
            many.rows().size(),
            many.total(),
            position,
            many.cumulativeTotal()));
  }

  private Envelopes.Meta meta(
      Call call,
      Paging paging,
      int shown,
      long total,
      @Nullable Long position,
      @Nullable BigDecimal cumulativeTotal) {
    var next = paging.skip() + shown;
    var cursor =
        position == null || shown == 0 || next >= total
            ? null
            : Cursor.after(call.pointInTime(), position, clock.instant(), next)
                .sealed(call.listing());
    return new Envelopes.Meta(total, paging.skip(), paging.limit(), cursor, cumulativeTotal);
  }

  /** What is written takes room until it is read. */
  private Mono<Void> entity(
      ServerWebExchange exchange, Call call, Answer answer, Consumer<OutputStream> content) {
    var caller = call.callerIfAny();
    return Mono.using(
        () -> new AnswerBytes(room, caller == null ? "" : caller.tenant()),
        bytes -> {
          content.accept(bytes);
          return entity(exchange, answer, JSON, bytes.pieces());
        },
        AnswerBytes::release);
  }

  private static Mono<Void> entity(
      ServerWebExchange exchange, Answer answer, String type, List<ByteBuffer> pieces) {
    var response = head(exchange, answer);
    var etag = response.getHeaders().getFirst(HttpHeaders.ETAG);
    if (answer.status() == 200 && isRead(exchange)) {
      response.getHeaders().setCacheControl("private, no-cache");
      if (etag == null) {
        etag = "W/\"" + new Digest().add(pieces).hex().substring(0, 32) + "\"";
        response.getHeaders().set(HttpHeaders.ETAG, etag);
      }
      if (isKnown(exchange, etag)) {
        response.setStatusCode(HttpStatusCode.valueOf(304));
        return response.setComplete();
      }
    }
    return bytes(exchange, type, pieces);
  }

  private static boolean isRead(ServerWebExchange exchange) {
    var method = exchange.getRequest().getMethod().name();
    return method.equals("GET") || method.equals("HEAD");
  }

  /** Whether the caller has just this already; compared weakly, as RFC 9110 has it for reads. */
  private static boolean isKnown(ServerWebExchange exchange, String etag) {
    var current = ETag.create(etag);
    return exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(given -> ETag.parse(given).stream())
        .anyMatch(known -> known.isWildcard() || known.compare(current, false));
  }

  private static Mono<Void> lines(
      ServerWebExchange exchange, Answer answer, String type, Flux<byte[]> lines) {
    var response = head(exchange, answer);
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, type);
    var factory = response.bufferFactory();
    return response.writeWith(lines.map(factory::wrap));
  }

  /** One that fails half way ends with a broken connection: it must not look like a whole one. */
  private Mono<Void> file(
      ServerWebExchange exchange, Call call, Answer answer, String type, Flux<byte[]> parts) {
    var response = head(exchange, answer);
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, type);
    var factory = response.bufferFactory();
    return response.writeWith(streams.counted(call, parts).map(factory::wrap));
  }

  /** The status is gone already, so the last line says what happened. */
  private static Function<Throwable, byte[]> lastLine(Call call) {
    return failure ->
        Envelopes.failedLine(
            Failures.problem(failure, call.requestId(), call.operation()), call.requestId());
  }

  private Mono<Void> live(
      ServerWebExchange exchange, Call call, Answer answer, Flux<LiveMessage> messages) {
    var response = head(exchange, answer);
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, MediaRanges.LIVE + ";charset=UTF-8");
    response.getHeaders().set("X-Accel-Buffering", "no");
    var factory = response.bufferFactory();
    return response.writeAndFlushWith(
        streams
            .frames(call, messages.map(message -> enveloped(call, message)), () -> hangUp(exchange))
            .map(frame -> Mono.just(factory.wrap(frame))));
  }

  /** What has an envelope of its own comes live as it comes otherwise. */
  private LiveMessage enveloped(Call call, LiveMessage message) {
    return switch (message.data()) {
      case Content.Many many ->
          new LiveMessage(
              message.position(), message.event(), enveloped(call, many, message.position()));
      case Content.Noted(var noted, var meta) ->
          new LiveMessage(message.position(), message.event(), new Envelopes.Noted(noted, meta));
      case About(var resource, var alone, var about) ->
          new LiveMessage(
              message.position(),
              message.event(),
              new WatchEndpoint.AboutResource(resource, enveloped(alone, about).data()));
      default -> message;
    };
  }

  private static void hangUp(ServerWebExchange exchange) {
    HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    request.withConnection(connection -> connection.channel().close());
  }

  private static ServerHttpResponse head(ServerWebExchange exchange, Answer answer) {
    var response = exchange.getResponse();
    var headers = response.getHeaders();
    response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
    headers.set(HttpHeaders.VARY, VARY);
    if (answer.position() != null) {
      headers.set(POSITION, Long.toString(answer.position()));
    }
    answer.headers().forEach(headers::set);
    return response;
  }

  private static List<ByteBuffer> whole(byte[] bytes) {
    return List.of(ByteBuffer.wrap(bytes));
  }

  private static Mono<Void> bytes(
      ServerWebExchange exchange, String type, List<ByteBuffer> pieces) {
    var response = exchange.getResponse();
    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, type);
    response.getHeaders().setContentLength(pieces.stream().mapToLong(ByteBuffer::remaining).sum());
    var factory = response.bufferFactory();
    return response.writeWith(
        pieces.size() == 1
            ? Mono.just(factory.wrap(pieces.getFirst()))
            : Flux.fromIterable(pieces).map(factory::wrap));
  }
}
