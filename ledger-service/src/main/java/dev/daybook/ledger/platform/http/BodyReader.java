package dev.daybook.ledger.platform.http;

import dev.daybook.ledger.platform.http.json.BodyPlan;
import dev.daybook.ledger.platform.http.json.MalformedJson;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes in the body of a request to one operation, up to a limit, and reads it. */
final class BodyReader {

  /** What an operation without a body takes: nothing, or an object with nothing in it. */
  record NoBody() {}

  private static final byte[] NOTHING = {};
  private static final long MAX_PASSED_OVER_BYTES = 1 << 20;

  /** Reactor's name for who hears of errors that come too late for their reader. */
  private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

  /**
   * Reactor Netty tells a reader twice that its connection has failed; Reactor would log the second
   * time as an error, as often as strangers leave their bodies unsent.
   */
  private static final Consumer<Throwable> TOLD_BEFORE = again -> {};

  private final boolean takesBody;
  private final BodyPlan<?> plan;
  private final boolean isDeclared;
  private final int maxBytes;

  BodyReader(Operation operation, int maxBytes) {
    this.takesBody = operation.method() != HttpMethod.GET;
    var declared = operation.body();
    this.isDeclared = declared != null;
    this.plan =
        declared == null
            ? BodyPlan.of(NoBody.class)
            : operation.isChange() ? BodyPlan.ofChange(declared) : BodyPlan.of(declared);
    this.maxBytes = maxBytes;
  }

  /** The bytes of the body, none where there is none. */
  Mono<byte[]> bytes(ServerHttpRequest request) {
    var headers = request.getHeaders();
    if (!hasBody(headers)) {
      return Mono.just(NOTHING);
    }
    if (!takesBody) {
      return passedOver(request).thenReturn(NOTHING);
    }
    if (headers.getContentLength() > maxBytes) {
      return Mono.error(this::tooLarge);
    }
    return DataBufferUtils.join(body(request), maxBytes)
        .map(BodyReader::taken)
        .defaultIfEmpty(NOTHING)
        .onErrorMap(DataBufferLimitException.class, e -> tooLarge())
        .doOnNext(bytes -> requireJson(bytes, headers));
  }

  /**
   * Lets a body that nobody wants go by, if it is not too large. A connection that is closed over
   * unread bytes is reset, and takes the answer with it.
   */
  static Mono<Void> passedOver(ServerHttpRequest request) {
    if (!hasBody(request.getHeaders())
        || request.getHeaders().getContentLength() > MAX_PASSED_OVER_BYTES) {
      return Mono.empty();
    }
    var passed = new AtomicLong();
    return body(request)
        .map(
            buffer -> {
              var bytes = buffer.readableByteCount();
              DataBufferUtils.release(buffer);
              return passed.addAndGet(bytes);
            })
        .takeWhile(bytes -> bytes < MAX_PASSED_OVER_BYTES)
        // Read already, or not coming any more: in either case the answer is due.
        .onErrorComplete()
        .then();
  }

  private static Flux<DataBuffer> body(ServerHttpRequest request) {
    return request.getBody().contextWrite(context -> context.put(ON_ERROR_DROPPED, TOLD_BEFORE));
  }

  private static boolean hasBody(HttpHeaders headers) {
    return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
  }

  private static byte[] taken(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private Problem.Raised tooLarge() {
    return Problem.of(ErrorCodes.BODY_TOO_LARGE, "A body has at most %d bytes.".formatted(maxBytes))
        .raise();
  }

  private static void requireJson(byte[] bytes, HttpHeaders headers) {
    if (bytes.length > 0 && !isJson(headers)) {
      throw Problem.of(
              ErrorCodes.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json in UTF-8.")
          .raise();
    }
  }

  private static boolean isJson(HttpHeaders headers) {
    var types = headers.getOrEmpty(HttpHeaders.CONTENT_TYPE);
    var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
    if (types.size() != 1 || encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    var type = types.getFirst();
    if (type.equals(MediaType.APPLICATION_JSON_VALUE)) {
      return true;
    }
    var read = MediaRanges.one(type);
    if (read == null || !read.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
      return false;
    }
    var charset = read.getParameter("charset");
    return charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8");
  }

  /** The body as its record, or null where the operation has none, or where it has faults. */
  @Nullable Record read(byte[] bytes, Faults faults) {
    if (!takesBody) {
      return null;
    }
    try {
      var body =
          bytes.length == 0
              ? plan.readNothing(faults.unacceptable())
              : plan.read(bytes, faults.unacceptable());
      return isDeclared ? body : null;
    } catch (MalformedJson e) {
      faults.malformedBody(e.words(), e.details());
      return null;
    }
  }
}
